package io.inquest.benchmarks.histories;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.SplittableRandom;

/**
 * Sessions with a replica each, that lag behind one log of writes: a write is appended to the log, and its session has
 * then seen all of it; before a read a session sees as much more of the log as chance will have it. So the history is
 * sequential, and by that satisfies every weaker model, but hardly linearizable. Half of the operations are writes, each of
 * a value of its own, to keys drawn evenly. A function of its arguments.
 */
public final class LaggingReplicas {
    private static final long STEP_NANOS = 1_000;
    /** How many writes a session may lag behind, on average. */
    private static final int LAG = 50;

    private LaggingReplicas() {}

    public static History history(int sessions, int operations, int keys, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        HistoryBuilder history = History.builder();
        int[] keyOf = new int[operations];
        int[] seen = new int[sessions];
        long[][] replicas = new long[sessions][keys];
        int written = 0;
        long now = 0;
        for (int i = 0; i < operations; i++) {
            int session = random.nextInt(sessions);
            int key = random.nextInt(keys);
            boolean writes = random.nextBoolean();
            if (writes) {
                keyOf[written++] = key;
            }
            int upTo = writes ? written : seen[session] + random.nextInt(2 * LAG);
            for (; seen[session] < Math.min(upTo, written); seen[session]++) {
                replicas[session][keyOf[seen[session]]] = seen[session] + 1L;
            }
            long found = replicas[session][key];
            Object value = found == 0 ? null : found;
            String f = writes ? "write" : "read";
            add(history, now, EventType.INVOKE, session, f, key, writes ? value : null);
            add(history, now + STEP_NANOS, EventType.OK, session, f, key, value);
            now += 2 * STEP_NANOS;
        }
        return history.build();
    }

    private static void add(
            HistoryBuilder history, long now, EventType type, int session, String f, int key, Object value) {
        history.add(new Event(-1, now, type, Actor.process(session), f, "k" + key, value, null, null));
    }
}
