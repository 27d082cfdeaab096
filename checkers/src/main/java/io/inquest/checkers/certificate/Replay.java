package io.inquest.checkers.certificate;

import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays operations one after the other on their objects. */
final class Replay {
    private Replay() {}

    /** @throws RefusedException at the first operation that is not legal where it comes */
    static void require(List<Integer> order, Claimed claimed) {
        replay(order, claimed, claimed.model);
    }

    private static <S> void replay(List<Integer> order, Claimed claimed, Model<S> model) {
        Map<Integer, S> states = new LinkedHashMap<>();
        for (int invocation : order) {
            int object = model.perKey() ? claimed.history.key(invocation) : 0;
            S before = states.getOrDefault(object, model.init());
            Optional<S> after;
            try {
                after = model.step(before, claimed.call(invocation));
            } catch (IllegalArgumentException unfit) {
                throw new RefusedException(
                        claimed.words(invocation) + " does not fit the object: " + unfit.getMessage(), invocation);
            }
            if (after.isEmpty()) {
                String what = model.perKey() ? Text.of(claimed.history.keyValue(object)) : "the object";
                throw new RefusedException(
                        claimed.words(invocation) + " is not legal where it comes: " + what + " is " + before,
                        invocation);
            }
            states.put(object, after.get());
        }
    }
}
