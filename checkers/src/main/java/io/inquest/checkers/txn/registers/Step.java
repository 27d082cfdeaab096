package io.inquest.checkers.txn.registers;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a cycle: a transaction (or the node of what was there before all) that comes before another.
 *
 * @param reason a number as {@link Reason#of} makes it
 * @param edge the edge that has the reason
 */
record Step(int before, int after, int reason, int edge) {
    /**
     * The steps of a cycle of edges, with a step for each way through auxiliary nodes, for the reason of the edge that leaves
     * them.
     *
     * @param real auxiliary nodes have this number or higher ones
     */
    static List<Step> of(Edges edges, int[] cycle, int real) {
        int first = 0;
        while (edges.from(cycle[first]) >= real) {
            first++;
        }
        List<Step> steps = new ArrayList<>();
        int before = edges.from(cycle[first]);
        for (int i = 0; i < cycle.length; i++) {
            int edge = cycle[(first + i) % cycle.length];
            if (edges.to(edge) < real) {
                steps.add(new Step(before, edges.to(edge), edges.reason(edge), edge));
                before = edges.to(edge);
            }
        }
        return steps;
    }

    Reason kind() {
        return Reason.kind(reason);
    }

    int read() {
        return Reason.read(reason);
    }
}
