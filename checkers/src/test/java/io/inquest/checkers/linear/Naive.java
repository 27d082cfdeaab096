package io.inquest.checkers.linear;

import io.inquest.checkers.model.Model;
import io.inquest.history.History;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tries every order. For histories of a dozen operations. */
final class Naive {
    private Naive() {}

    static <S> boolean isLinearizable(History history, Model<S> model) {
        for (int key = 0; key < history.keyCount(); key++) {
            Object name = history.keyValue(key);
            List<Operation> operations = new ArrayList<>();
            for (int n = 0; n < history.operations().size(); n++) {
                Operation operation = history.operations().get(n);
                boolean counts = Replay.isRequired(operation) || Replay.isOptional(operation, model);
                if (counts && Objects.equals(operation.key(), name)) {
                    operations.add(operation);
                }
            }
            if (!canOrder(operations, model, model.init())) {
                return false;
            }
        }
        return true;
    }

    private static <S> boolean canOrder(List<Operation> left, Model<S> model, S state) {
        if (left.stream().noneMatch(Replay::isRequired)) {
            return true;
        }
        for (Operation next : left) {
            if (left.stream().anyMatch(other -> precedes(other, next))) {
                continue;
            }
            List<Operation> rest = new ArrayList<>(left);
            rest.remove(next);
            if (model.step(state, Replay.call(next))
                    .filter(after -> canOrder(rest, model, after))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean precedes(Operation first, Operation second) {
        return Replay.isRequired(first)
                && first.completion().index() < second.invocation().index();
    }
}
