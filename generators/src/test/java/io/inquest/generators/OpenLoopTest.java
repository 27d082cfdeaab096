package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long GAP = 100;
    private static final Generator READS = Generators.repeat(Call.of("read"));

    private static Context at(long time, boolean free) {
        BitSet workers = new BitSet();
        workers.set(0, free);
        return new Context(time, new Random(1), new int[] {0}, workers);
    }

    /** Asks; gives the rest, and notes when what was answered was due. */
    private static Generator ask(Generator generator, long time, boolean free, List<Long> due) {
        Context context = at(time, free);
        Step step = generator.next(context);
        if (step instanceof Step.Emit emit) {
            due.add(context.dueNanos());
            return emit.rest();
        }
        return ((Step.Pending) step).rest();
    }

    @Test
    void whatCameDueWhileNobodyWasFreeFollowsAndIsCountedFromThen() {
        Generator loop = Generators.openLoop(1e9 / GAP, READS);
        List<Long> due = new ArrayList<>();
        loop = ask(loop, 1_000, true, due);
        loop = ask(loop, 1_001, true, due); // too early
        for (long time = 1_100; time < 1_500; time += GAP) {
            loop = ask(loop, time, false, due);
        }
        for (int i = 0; i < 5; i++) {
            loop = ask(loop, 1_450, true, due);
        }
        assertEquals(List.of(1_000L, 1_100L, 1_200L, 1_300L, 1_400L), due);
    }

    /** Who drives it may never ask again. */
    @Test
    void itTellsWhatComesNext() {
        Generator loop = Generators.openLoop(1e9 / GAP, READS);
        Context first = at(1_000, true);
        loop = ((Step.Emit) loop.next(first)).rest();
        assertTrue(first.isScheduled());
        assertEquals(0, first.scheduledBefore(1_100));
        assertEquals(1, first.scheduledBefore(1_101));
        assertEquals(1, first.scheduledBefore(1_200));
        assertEquals(4, first.scheduledBefore(1_401));
        for (long time : new long[] {1_099, 1_350}) {
            Context busy = at(time, false);
            loop = ((Step.Pending) loop.next(busy)).rest();
            assertEquals(4, busy.scheduledBefore(1_401));
        }
        assertFalse(at(1_100, false).isScheduled(), "nobody was asked");
    }

    @Test
    void whatAWorkloadDoesNotWantDoesNotComeNext() {
        Generator loop = ask(Generators.openLoop(1e9 / GAP, new Late(false, 1_450)), 1_000, true, new ArrayList<>());
        Context early = at(1_200, true);
        loop.next(early);
        assertTrue(early.isScheduled());
        assertEquals(0, early.scheduledBefore(1_401));
        Context done = at(1_000, true);
        Generators.openLoop(1e9 / GAP, Generators.nothing()).next(done);
        assertEquals(0, done.scheduledBefore(1_401));
    }

    /** One at once, others only from a time on. */
    private record Late(boolean began, long fromNanos) implements Generator {
        @Override
        public Step next(Context context) {
            if (began && context.timeNanos() < fromNanos) {
                return new Step.Pending(fromNanos, this);
            }
            Step step = READS.next(context);
            return step instanceof Step.Emit emit
                    ? new Step.Emit(emit.operation(), new Late(true, fromNanos))
                    : new Step.Pending(Step.Pending.NEVER, this);
        }
    }

    /** A workload that waits of its own accord is not late. */
    @Test
    void whatTheWorkloadItselfDidNotWantWasNotDue() {
        Generator loop = Generators.openLoop(1e9 / GAP, new Late(false, 1_450));
        List<Long> due = new ArrayList<>();
        loop = ask(loop, 1_000, true, due);
        loop = ask(loop, 1_449, true, due);
        ask(loop, 1_450, true, due);
        assertEquals(List.of(1_000L, 1_449L), due);
    }
}
