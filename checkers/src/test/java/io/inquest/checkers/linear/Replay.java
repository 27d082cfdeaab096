package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Model;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Checks linearizations again, from nothing but the definition. */
final class Replay {
    private Replay() {}

    static boolean isRequired(Operation operation) {
        boolean mismatch = operation.outcome() == EventType.FAIL
                && operation.f().equals("cas")
                && "mismatch".equals(operation.completion().error());
        return operation.outcome() == EventType.OK || mismatch;
    }

    static boolean isOptional(Operation operation, Model<?> model) {
        return operation.outcome() == EventType.INFO && model.functions().get(operation.f()) != Access.READ;
    }

    static Call call(Operation operation) {
        return new Call(operation.f(), operation.key(), operation.value(), operation.outcome(), operation.result());
    }

    /** Fails unless every operation that must be there is in a legal order that respects real time. */
    static <S> void verify(History history, Model<S> model) {
        List<Linearization> all = LinearizableChecker.linearizations(history, CheckContext.defaults(), model);
        Set<Integer> placed = new HashSet<>();
        for (Linearization linearization : all) {
            S state = model.init();
            int latestInvocation = -1;
            for (int invocation : linearization.invocations()) {
                Operation operation = history.operation(invocation);
                assertTrue(isRequired(operation) || isOptional(operation, model), () -> operation + " cannot be there");
                assertEquals(linearization.key(), operation.key());
                assertTrue(placed.add(invocation), () -> operation + " is there twice");
                S before = state;
                state = model.step(state, call(operation))
                        .orElseThrow(() -> new AssertionError(operation + " is not legal after " + before));
                int completion = history.completion(invocation);
                boolean ends = operation.outcome() != EventType.INFO;
                int latest = latestInvocation;
                assertTrue(!ends || completion > latest, () -> operation + " comes after one that it precedes");
                latestInvocation = Math.max(latestInvocation, invocation);
            }
        }
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE && isRequired(history.operation(i))) {
                int invocation = i;
                assertTrue(
                        placed.contains(i),
                        () -> Objects.toString(history.operation(invocation)) + " is missing from " + all.size());
            }
        }
    }
}
