package io.inquest.checkers.shrink;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operations of a history, as what needs what asks about them. */
final class Calls {
    private final History history;

    Calls(History history) {
        this.history = history;
    }

    boolean isInvocation(int event) {
        return history.type(event) == EventType.INVOKE;
    }

    boolean is(int invocation, String f) {
        return history.function(invocation) == history.functionNumber(f);
    }

    /** {@code INFO} also where it never ended. */
    EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    boolean isOk(int invocation) {
        return outcome(invocation) == EventType.OK;
    }

    boolean hasFailed(int invocation) {
        return outcome(invocation) == EventType.FAIL;
    }

    /** Whether it is a {@code cas} that failed because it found another value: it is known to have looked. */
    boolean wasRefused(int invocation) {
        return hasFailed(invocation)
                && is(invocation, "cas")
                && "mismatch".equals(history.error(history.completion(invocation)));
    }

    Object argument(int invocation) {
        return history.valueOf(history.value(invocation));
    }

    /** What an ok operation returned. */
    Object result(int invocation) {
        return history.valueOf(history.value(history.completion(invocation)));
    }

    /** Nodes by key and value. */
    static final class Values {
        private record Place(int key, Object value) {}

        private final Map<Place, Integer> nodes = new LinkedHashMap<>();
        private final Needs needs;

        Values(Needs needs) {
            this.needs = needs;
        }

        int node(int key, Object value) {
            return nodes.computeIfAbsent(new Place(key, value), any -> needs.node());
        }

        boolean has(int key, Object value) {
            return nodes.containsKey(new Place(key, value));
        }
    }

    /**
     * Operations of each key, in the order of their invocations: one that is asked about needs all of them, or those that
     * were invoked before it completed.
     */
    static final class Before {
        private final Map<Integer, Integer> lastNode = new LinkedHashMap<>();
        private final Needs needs;
        private final boolean realTime;
        private final Map<Integer, Integer> all = new LinkedHashMap<>();

        /** @param realTime whether what was invoked after an operation completed comes after it in every order */
        Before(Needs needs, boolean realTime) {
            this.needs = needs;
            this.realTime = realTime;
        }

        /** Adds the operation of the next invocation. */
        void add(int key, int invocation) {
            if (realTime) {
                int node = needs.node();
                needs.add(node, invocation);
                Integer before = lastNode.put(key, node);
                if (before != null) {
                    needs.add(node, before);
                }
            } else {
                needs.add(all.computeIfAbsent(key, any -> needs.node()), invocation);
            }
        }

        /** An operation completes now: it needs those added so far, or all that there will be. */
        void completes(int key, int invocation) {
            if (!realTime) {
                needs.add(invocation, all.computeIfAbsent(key, any -> needs.node()));
            } else if (lastNode.containsKey(key)) {
                needs.add(invocation, lastNode.get(key));
            }
        }
    }
}
