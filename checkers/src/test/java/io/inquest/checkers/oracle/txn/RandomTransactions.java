package io.inquest.checkers.oracle.txn;

import io.inquest.checkers.oracle.Edits;
import io.inquest.history.Event;
import io.inquest.history.History;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random small histories of transactions on lists or registers, each a function of its seed: of a tiny store that promises
 * more or less, of known shapes, and of reads that return anything; with a little noise.
 */
public final class RandomTransactions {
    /** More choices of orders than these take too long to try. */
    private static final long CHOICES_MAX = 600;

    private static final int COMMITTED_MAX = 7;

    private RandomTransactions() {}

    public static History small(long seed, boolean lists) {
        RandomGenerator random = new SplittableRandom(seed);
        while (true) {
            History history = any(random, lists);
            Txns txns = new Txns(history);
            boolean isSmall =
                    txns.committed.size() <= COMMITTED_MAX && (lists || Registers.choices(txns) <= CHOICES_MAX);
            if (isSmall) {
                return history;
            }
        }
    }

    /** What a store that keeps its promise does. */
    static History of(long seed, boolean lists, TinyStore.Level level) {
        return Edits.history(new Executed(new Fresh(new SplittableRandom(seed), lists), level).events());
    }

    private static History any(RandomGenerator random, boolean lists) {
        Fresh fresh = new Fresh(random, lists);
        int kind = random.nextInt(20);
        List<Event> events;
        if (kind < 3) {
            List<Planned> txns = new Nonsense(fresh).txns();
            int processes = 1 + random.nextInt(4);
            txns.forEach(txn -> txn.process = random.nextInt(processes));
            events = new Timeline(random).events(txns);
        } else if (kind < 12) {
            TinyStore.Level[] levels = TinyStore.Level.values();
            events = new Executed(fresh, levels[random.nextInt(levels.length)]).events();
        } else {
            events = new Timeline(random).events(new Litmus(fresh).txns());
        }
        return Edits.history(new Noise(random, lists).on(events));
    }
}
