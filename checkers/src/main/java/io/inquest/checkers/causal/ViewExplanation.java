package io.inquest.checkers.causal;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;

/** Says why one session can see the writes in no order. */
final class ViewExplanation {
    private ViewExplanation() {}

    /**
     * The finding.
     *
     * @param violation what the view says of the session
     * @param cyclic what a cycle is called
     * @param missed what a read of nothing is called
     */
    static Finding finding(Registers registers, View view, int[] violation, String cyclic, String missed, Meter meter) {
        meter.decided();
        Edges added = view.added();
        Paths paths = new Paths(registers, added, view::counts, meter);
        int size = added.size();
        int[] found = paths.shortest(violation[0], end -> end == violation[1], size);
        boolean isCycle = violation[0] == violation[1];
        int[] path = isCycle ? CycleSearch.shorten(found, added, paths) : found;
        int reader = isCycle ? readerOf(paths, added, path, size) : violation[1];
        Steps steps = new Steps(
                registers,
                paths,
                added,
                edge -> edge,
                reader < 0 ? "" : "for " + new RegisterWords(registers).process(reader));
        steps.follow(path, size);
        String conclusion = isCycle
                ? "So each of these comes before itself."
                : "So the write of " + steps.words().value(violation[0]) + " to "
                        + steps.words().object(violation[0]) + " "
                        + steps.words().at(violation[0])
                        + " comes before the read " + steps.words().at(violation[1]) + ", which found nothing.";
        return steps.words().finding(isCycle ? cyclic : missed, steps.text() + " " + conclusion, steps.operations());
    }

    /** A read for whose sake an edge was added; -1 if the path has none. */
    private static int readerOf(Paths paths, Edges added, int[] path, int size) {
        for (int i = 1; i < path.length; i++) {
            int edge = paths.addedEdge(path[i - 1], path[i], size);
            if (edge != Edges.NONE) {
                return added.read(edge);
            }
        }
        return -1;
    }
}
