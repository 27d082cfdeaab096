package io.inquest.benchmarks.tables;

import java.util.ArrayList;
import java.util.List;

/** The same work done again and again in one process: first cold, then warmer and warmer. */
final class Rounds {
    private static final long ENOUGH_NANOS = 4_000_000_000L;
    private static final int ROUNDS_MAX = 50;
    private static final int ROUNDS_MIN = 5;
    /** Work that takes longer is warm after its first round. */
    private static final long LONG_NANOS = 5_000_000_000L;

    private static final int ROUNDS_OF_LONG_WORK = 2;

    private final List<Long> nanos = new ArrayList<>();

    /** One round. */
    interface Work {
        void run() throws Exception;
    }

    /** Until there were some rounds and enough time has passed. */
    static Rounds of(Work work) throws Exception {
        Rounds rounds = new Rounds();
        long begun = System.nanoTime();
        while (rounds.nanos.size() < rounds.atLeast()
                || (rounds.nanos.size() < ROUNDS_MAX && System.nanoTime() - begun < ENOUGH_NANOS)) {
            rounds.once(work);
        }
        return rounds;
    }

    private int atLeast() {
        return nanos.isEmpty() || nanos.get(0) < LONG_NANOS ? ROUNDS_MIN : ROUNDS_OF_LONG_WORK;
    }

    private void once(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        nanos.add(System.nanoTime() - start);
    }

    /** The first round. */
    long coldNanos() {
        return nanos.get(0);
    }

    /** The median of the second half of the rounds. */
    long warmNanos() {
        List<Long> half = new ArrayList<>(nanos.subList(nanos.size() / 2, nanos.size()));
        half.sort(null);
        return half.get(half.size() / 2);
    }
}
