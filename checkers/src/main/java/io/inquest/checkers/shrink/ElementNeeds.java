package io.inquest.checkers.shrink;

import io.inquest.history.History;

/**
 * Queues, stacks and priority queues: all operations of one value need each other, those that put it in and those that
 * took it out.
 *
 * <p>Take all of a value out of every state of a legal order, and whoever took another one still finds that one first,
 * or on top, or least; who found nothing, nothing. One that took the value and of which nobody knows what it took did not
 * happen then. Such a taker itself may have taken anything: whoever comes after it and takes something, or finds nothing,
 * needs it.
 */
final class ElementNeeds {
    private ElementNeeds() {}

    static Needs of(History history, String put, String take, boolean realTime) {
        Calls calls = new Calls(history);
        Needs needs = new Needs(history);
        Calls.Values values = new Calls.Values(needs);
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i) && calls.is(i, put)) {
                bind(needs, values.node(history.key(i), calls.argument(i)), i);
            }
        }
        Calls.Before takers = new Calls.Before(needs, realTime);
        for (int i = 0; i < history.size(); i++) {
            int invocation = calls.isInvocation(i) ? i : history.invocation(i);
            if (invocation == History.NONE || !calls.is(invocation, take)) {
                continue;
            }
            int key = history.key(invocation);
            boolean isOk = calls.isOk(invocation);
            if (invocation == i && !isOk && !calls.hasFailed(i)) {
                takers.add(key, i);
            } else if (invocation != i && isOk) {
                takers.completes(key, invocation);
                if (calls.result(invocation) != null || values.has(key, null)) {
                    bind(needs, values.node(key, calls.result(invocation)), invocation);
                }
            }
        }
        return needs;
    }

    private static void bind(Needs needs, int node, int invocation) {
        needs.add(node, invocation);
        needs.add(invocation, node);
    }
}
