package io.inquest.systems.mvcc;

import io.inquest.cluster.program.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/** When the commits of the recent past took effect on this node, by its own clock. */
final class Timeline {
    /** The last commit at a moment. */
    private record Mark(long nanos, long index) {}

    private final Clock clock;
    private final long keepNanos;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long latest;

    /** @param keepNanos how far back it reaches */
    Timeline(Clock clock, long keepNanos) {
        this.clock = clock;
        this.keepNanos = keepNanos;
    }

    /** What had taken effect before the process started, or is to count as if it had. */
    void begin(long index) {
        marks.clear();
        latest = index;
        marks.add(new Mark(Long.MIN_VALUE, index));
    }

    void passed(long index) {
        long now = clock.monotonicNanos();
        latest = index;
        marks.addLast(new Mark(now, index));
        while (marks.size() > 1 && second().nanos() <= now - keepNanos) {
            marks.removeFirst();
        }
    }

    /** The last commit there is. */
    long latest() {
        return latest;
    }

    /** The last commit that there was so long ago; not earlier than {@link #oldest}. */
    long agoNanos(long ageNanos) {
        if (ageNanos == 0) {
            return latest;
        }
        long moment = clock.monotonicNanos() - ageNanos;
        long index = marks.getFirst().index();
        for (Mark mark : marks) {
            if (mark.nanos() > moment) {
                break;
            }
            index = mark.index();
        }
        return index;
    }

    /** What is still asked for: no snapshot that begins from now on ends before this commit. */
    long oldest() {
        return marks.getFirst().index();
    }

    private Mark second() {
        var all = marks.iterator();
        all.next();
        return all.next();
    }
}
