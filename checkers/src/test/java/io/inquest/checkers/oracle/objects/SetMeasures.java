package io.inquest.checkers.oracle.objects;

import io.inquest.history.History;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is measured of a set and not judged.
 *
 * @param stale how many elements were absent from a read invoked after an ok add of them completed, and held by one
 *     invoked later, and are not lost
 * @param neverRead how many elements were ok added, with no ok read invoked after the earliest ok add completed
 * @param visibleNanosMax the longest that an element took to be visible for good; -1 where no element is measured or
 *     times are not known
 */
record SetMeasures(int stale, int neverRead, long visibleNanosMax) {

    /** Of the sets of all keys. */
    static SetMeasures of(History history) {
        SetMeasures all = new SetMeasures(0, 0, -1);
        for (List<Op> ops : Op.byKey(Op.of(history)).values()) {
            SetMeasures key = of(ops);
            all = new SetMeasures(
                    all.stale + key.stale,
                    all.neverRead + key.neverRead,
                    Math.max(all.visibleNanosMax, key.visibleNanosMax));
        }
        return all;
    }

    /** In whole milliseconds, or -1. */
    long visibleMillisMax() {
        return visibleNanosMax < 0 ? -1 : visibleNanosMax / 1_000_000;
    }

    private static SetMeasures of(List<Op> ops) {
        List<Op> reads = ops.stream().filter(op -> op.is("read") && op.ok()).toList();
        Set<Object> added = ops.stream()
                .filter(op -> op.is("add") && op.ok())
                .map(Op::argument)
                .collect(Collectors.toSet());
        int stale = 0;
        int neverRead = 0;
        long visible = -1;
        for (Object element : added) {
            Op earliest = null;
            for (Op op : ops) {
                boolean acknowledged = Sets.adds(op, element) && op.ok();
                if (acknowledged && (earliest == null || op.completion() < earliest.completion())) {
                    earliest = op;
                }
            }
            Op add = earliest;
            List<Op> after = reads.stream().filter(add::rt).toList();
            boolean lost = Sets.isLost(element, ops, reads);
            if (after.isEmpty()) {
                neverRead++;
                continue;
            }
            if (lost) {
                continue;
            }
            long took = 0;
            boolean absent = false;
            for (Op read : after) {
                if (!Sets.elements(read).contains(element)) {
                    took = read.invokedAt() - add.completedAt();
                    absent |= isHeldAfter(read, element, reads);
                }
            }
            stale += absent ? 1 : 0;
            visible = Math.max(visible, add.completedAt() < 0 ? -1 : took);
        }
        return new SetMeasures(stale, neverRead, visible);
    }

    private static boolean isHeldAfter(Op read, Object element, List<Op> reads) {
        return reads.stream()
                .anyMatch(later -> later.invocation() > read.invocation()
                        && Sets.elements(later).contains(element));
    }
}
