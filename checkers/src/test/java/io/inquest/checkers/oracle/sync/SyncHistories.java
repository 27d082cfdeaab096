package io.inquest.checkers.oracle.sync;

import io.inquest.checkers.oracle.Edits;
import io.inquest.checkers.oracle.objects.RandomRun;
import io.inquest.history.History;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random small histories of processes that share registers and synchronise, each a function of its seed. */
public final class SyncHistories {
    private SyncHistories() {}

    public static History small(long seed, SyncModel model) {
        return small(seed, by(model));
    }

    /** Of a memory that keeps its promise, one that forgets, reads that return anything, or sections; some with what no model knows. */
    static History small(long seed, CachedMemory.By usual) {
        RandomGenerator random = new SplittableRandom(seed);
        if (random.nextInt(5) < 3) {
            return new Sections(random, usual).history();
        }
        int kind = random.nextInt(10);
        boolean stranger = usual != CachedMemory.By.NOTHING && random.nextInt(12) == 0;
        CachedMemory.By by =
                stranger ? CachedMemory.By.ANYTHING : random.nextInt(10) == 0 ? CachedMemory.By.NOTHING : usual;
        CachedMemory memory = new CachedMemory(random, by, kind > 2 && kind < 6, random.nextInt(12) == 0);
        int wrongPercent = kind < 6 ? 0 : 30 + random.nextInt(71);
        return run(random, memory, wrongPercent);
    }

    /** Of a memory that keeps its promise. */
    static History right(long seed, CachedMemory.By by) {
        RandomGenerator random = new SplittableRandom(seed);
        return run(random, new CachedMemory(random, by, false, false), 0);
    }

    private static History run(RandomGenerator random, CachedMemory memory, int wrongPercent) {
        return Edits.history(new RandomRun(random, memory, RandomRun.Size.any(random, 6, wrongPercent)).run());
    }

    static CachedMemory.By by(SyncModel model) {
        switch (model) {
            case WEAK:
                return CachedMemory.By.SYNC;
            case RELEASE:
                return CachedMemory.By.LOCKS;
            default:
                return CachedMemory.By.GUARDS;
        }
    }
}
