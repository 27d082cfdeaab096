package io.inquest.checkers.oracle;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The models of one legal total order of an object's operations, decided by trying every order and every choice of the
 * updates that perhaps happened.
 */
enum BruteForceOrders {
    /** One replay in the order of completions; an update that perhaps happened, anywhere after its invocation. */
    STRICT("strict", false) {
        @Override
        boolean before(Call a, Call b, History history) {
            boolean perhaps = b.fate() == Call.Fate.PERHAPS;
            return a.fate() != Call.Fate.PERHAPS && a.completion() < (perhaps ? b.invocation() : b.completion());
        }
    },
    /** Per key, an order containing that in real time (Herlihy & Wing 1990). */
    LINEARIZABLE("linearizable", true) {
        @Override
        boolean before(Call a, Call b, History history) {
            return a.precedes(b);
        }
    },
    /** One order of all keys, containing that of each session (Lamport 1979). */
    SEQUENTIAL("sequential", false) {
        @Override
        boolean before(Call a, Call b, History history) {
            return isInOneSession(a, b, history) && a.precedes(b);
        }
    },
    /** Per key, an order containing that of each session (Goodman 1989). */
    CACHE("cache", true) {
        @Override
        boolean before(Call a, Call b, History history) {
            return isInOneSession(a, b, history) && a.precedes(b);
        }
    };

    private final String word;
    private final boolean perKey;

    BruteForceOrders(String word, boolean perKey) {
        this.word = word;
        this.perKey = perKey;
    }

    String word() {
        return word;
    }

    abstract boolean before(Call a, Call b, History history);

    private static boolean isInOneSession(Call a, Call b, History history) {
        return history.process(a.invocation()) == history.process(b.invocation());
    }

    boolean isSatisfied(History history, SequentialObject object) {
        List<Call> certain = new ArrayList<>();
        List<Call> perhaps = new ArrayList<>();
        for (Call call : Call.of(history, object)) {
            (call.fate() == Call.Fate.PERHAPS ? perhaps : certain).add(call);
        }
        for (int choice = 0; choice < 1 << perhaps.size(); choice++) {
            List<Call> happened = new ArrayList<>(certain);
            for (int i = 0; i < perhaps.size(); i++) {
                if ((choice >> i & 1) == 1) {
                    happened.add(perhaps.get(i));
                }
            }
            if (parts(happened).stream()
                    .allMatch(part -> canContinue(new HashMap<>(), part, object, (a, b) -> before(a, b, history)))) {
                return true;
            }
        }
        return false;
    }

    /** What has an order of its own: each key, or all of them together. */
    private List<List<Call>> parts(List<Call> happened) {
        if (!perKey) {
            return List.of(happened);
        }
        Map<Object, List<Call>> byKey = new LinkedHashMap<>();
        for (Call call : happened) {
            byKey.computeIfAbsent(call.key(), any -> new ArrayList<>()).add(call);
        }
        return List.copyOf(byKey.values());
    }

    /** Whether some order of the calls is legal from the states on. */
    private static boolean canContinue(
            Map<Object, Object> states, List<Call> calls, SequentialObject object, BiPredicate<Call, Call> before) {
        if (calls.isEmpty()) {
            return true;
        }
        for (Call next : calls) {
            if (calls.stream().noneMatch(other -> !other.equals(next) && before.test(other, next))) {
                Object state = states.containsKey(next.key()) ? states.get(next.key()) : object.initial();
                Object after = object.after(state, next);
                if (after != SequentialObject.ILLEGAL) {
                    Map<Object, Object> changed = new HashMap<>(states);
                    changed.put(next.key(), after);
                    List<Call> rest = new ArrayList<>(calls);
                    rest.remove(next);
                    if (canContinue(changed, rest, object, before)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
