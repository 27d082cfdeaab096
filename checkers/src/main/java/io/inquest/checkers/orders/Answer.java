package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import java.util.List;

/**
 * Whether there is an order.
 *
 * @param order the operations in order, each by the index of its invocation; empty if there is none
 * @param findings why there is none; empty if there is one
 */
record Answer(int[] order, List<Finding> findings) {
    static Answer of(int[] order) {
        return new Answer(order, List.of());
    }

    static Answer none(List<Finding> findings) {
        return new Answer(new int[0], findings);
    }

    boolean isOrder() {
        return findings.isEmpty();
    }

    List<Integer> invocations() {
        return java.util.Arrays.stream(order).boxed().toList();
    }
}
