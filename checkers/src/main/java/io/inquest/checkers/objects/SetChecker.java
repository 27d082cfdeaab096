package io.inquest.checkers.objects;

import io.inquest.checkers.common.Distribution;
import io.inquest.checkers.common.Meter;
import java.util.Arrays;
import java.util.List;

/**
 * A set to which elements are added, and which reads show whole.
 *
 * <ul>
 *   <li>{@code unexpected}: a read shows what no operation that did not fail tried to add;
 *   <li>{@code duplicated}: a read shows an element more than once;
 *   <li>{@code lost}: an acknowledged element was read, or its add had completed, before the last read was invoked, which
 *       lacks it.
 * </ul>
 *
 * <p>Measured, and not judged, of acknowledged elements: {@code stale}, those that a read lacks that was invoked after the add
 * had completed, and that are there in the end; {@code never-read}, those after whose add no read was invoked; {@code
 * visible-millis}, of the others that are not lost how long after the completion of the add the last read was invoked that
 * lacks them.
 */
public final class SetChecker extends KeyedChecker {
    public SetChecker() {
        super(
                "set",
                "What was added is there in the end, once, and nothing else.",
                List.of("add", "read"),
                List.of("unexpected", "duplicated", "lost"));
    }

    @Override
    void judge(List<Calls> objects, Findings findings, Meter meter) {
        Visibility visibility = new Visibility(meter);
        for (Calls calls : objects) {
            long before = meter.bytes();
            SetReads reads = new SetReads(calls, meter);
            SetElements elements = new SetElements(calls, reads, meter);
            elements.read();
            new SetFindings(calls, reads, elements).tell(findings, visibility);
            meter.release(meter.bytes() - before);
        }
        findings.measure("stale", visibility.stale);
        findings.measure("never-read", visibility.neverRead);
        if (visibility.count > 0) {
            findings.measure("visible-millis", Distribution.of(Arrays.copyOf(visibility.millis, visibility.count)));
        }
    }

    /** When acknowledged elements became visible for good, over all keys. */
    static final class Visibility {
        private static final int ROOM_FIRST = 1024;

        private final Meter meter;
        long stale;
        long neverRead;
        private long[] millis = new long[ROOM_FIRST];
        private int count;

        Visibility(Meter meter) {
            this.meter = meter;
        }

        void visibleAfter(long visibleMillis) {
            if (count == millis.length) {
                meter.reserve(8L * count);
                millis = Arrays.copyOf(millis, 2 * count);
            }
            millis[count++] = visibleMillis;
        }
    }
}
