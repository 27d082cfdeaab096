package io.inquest.checkers.oracle;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random histories, each a function of its seed and kind. */
public final class RandomHistories {
    private RandomHistories() {}

    /** Three to nine operations: of a legal execution, of one with one thing changed, or with results by chance. */
    public static History small(long seed, Kind kind) {
        RandomGenerator random = new SplittableRandom(seed);
        RandomExecution.Size size = new RandomExecution.Size(
                2 + random.nextInt(3),
                3 + random.nextInt(7),
                1 + random.nextInt(3) * random.nextInt(2),
                Math.min(1, random.nextInt(3)) * random.nextInt(50),
                random.nextInt(2) * random.nextInt(30));
        boolean legal = random.nextInt(5) > (isPlain(kind) ? 1 : 0);
        History history = Edits.history(new RandomExecution(random, kind, size, legal).run());
        return legal && random.nextInt(4) < 3 ? withOneChange(history, kind, random) : history;
    }

    /** What a lock returns tells little: there are other ways to be wrong. */
    private static boolean isPlain(Kind kind) {
        return kind.object() == SequentialObject.LOCK || kind.object() == SequentialObject.MUTEX;
    }

    /** Of a legal execution, with a few updates of which nobody knows. */
    static History valid(long seed, Kind kind, int processes, int operations) {
        RandomGenerator random = new SplittableRandom(seed);
        RandomExecution.Size size = new RandomExecution.Size(processes, operations, 1 + random.nextInt(5), 4, 6);
        return Edits.history(new RandomExecution(random, kind, size, true).run());
    }

    /** The history with one thing changed, where there is such a thing: a result, an outcome, or who came first. */
    static History withOneChange(History history, Kind kind, RandomGenerator random) {
        List<Integer> reads = Edits.invocations(history, Results::returns, EventType.OK);
        boolean plain = isPlain(kind);
        int change = plain ? 4 + random.nextInt(11) : random.nextInt(10);
        if (change < 6 && !reads.isEmpty()) {
            int read = pick(reads, random);
            Object result = new Results(history, kind, random).another(read);
            return Edits.history(Edits.completedAs(history, read, EventType.OK, result, null));
        }
        if (change < 8) {
            return Edits.history(completedSooner(Edits.events(history), random));
        }
        EventType outcome = plain && random.nextInt(4) > 0 ? EventType.OK : EventType.values()[1 + random.nextInt(3)];
        List<Integer> updates = Edits.invocations(history, kind.object().updates()::contains, outcome);
        if (updates.isEmpty()) {
            return history;
        }
        boolean failed = outcome == EventType.OK;
        int update = pick(updates, random);
        return Edits.history(Edits.completedAs(
                history,
                update,
                failed ? EventType.FAIL : EventType.OK,
                failed ? null : new Results(history, kind, random).another(update),
                failed && random.nextInt(4) > 0 ? "mismatch" : null));
    }

    /** One completion, moved up past invocations of others: they now come after it in real time. */
    private static List<Event> completedSooner(List<Event> events, RandomGenerator random) {
        List<Event> moved = events;
        int i = 1 + random.nextInt(Math.max(1, events.size() - 1));
        for (; i > 0 && i < moved.size(); i--) {
            if (Edits.isInvocation(moved.get(i)) || !Edits.areOfTwoClients(moved, i - 1)) {
                break;
            }
            moved = Edits.swapped(moved, i - 1);
        }
        return moved;
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
