package io.inquest.checkers.txn.registers;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Small histories of transactions on registers, each of which reads from a state as of some moment, and of which some apply
 * their writes to several replicas in different orders: so that most are atomic, and the stronger models differ.
 */
final class ReplicatedTransactions {
    private final SplittableRandom random;
    private final int keys;
    private final int replicas;
    /** By replica, the states it went through. */
    private final List<List<Map<Integer, Object>>> states = new ArrayList<>();

    private final HistoryBuilder builder = History.builder();
    private final int count;
    /** Whether each transaction either reads all keys or writes one. */
    private final boolean isPlain;

    private long next = 1;

    ReplicatedTransactions(long seed) {
        this(seed, 4, 7);
    }

    ReplicatedTransactions(long seed, int countMin, int countMax) {
        random = new SplittableRandom(seed);
        count = countMin + random.nextInt(countMax - countMin + 1);
        isPlain = random.nextInt(3) == 0;
        keys = 2 + random.nextInt(3);
        replicas = 1 + random.nextInt(3);
        for (int i = 0; i < replicas; i++) {
            states.add(new ArrayList<>(List.of(new LinkedHashMap<>())));
        }
    }

    History history() {
        int stalePercent = random.nextInt(3) * 25;
        List<Map<Integer, Object>> late = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            int process = random.nextInt(4);
            List<Map<Integer, Object>> replica = states.get(process % replicas);
            int back = random.nextInt(100) < stalePercent ? random.nextInt(Math.min(3, replica.size())) : 0;
            Map<Integer, Object> seen = replica.get(replica.size() - 1 - back);
            Map<Integer, Object> writes = new LinkedHashMap<>();
            List<Object> asked = new ArrayList<>();
            List<Object> answered = new ArrayList<>();
            boolean isRead = random.nextBoolean();
            int length = !isPlain ? 1 + random.nextInt(4) : isRead ? keys : 1;
            for (int i = 0; i < length; i++) {
                int key = isPlain && isRead ? i : random.nextInt(keys);
                if (isPlain ? !isRead : random.nextBoolean()) {
                    writes.put(key, next);
                    asked.add(Arrays.asList("w", (long) key, next));
                    answered.add(Arrays.asList("w", (long) key, next++));
                } else {
                    Object value = writes.containsKey(key) ? writes.get(key) : seen.get(key);
                    asked.add(Arrays.asList("r", (long) key, null));
                    answered.add(Arrays.asList("r", (long) key, value));
                }
            }
            event(EventType.INVOKE, process, asked);
            event(EventType.OK, process, answered);
            apply(replica, writes);
            for (List<Map<Integer, Object>> other : states) {
                if (other != replica && random.nextInt(3) > 0) {
                    apply(other, writes);
                } else if (other != replica) {
                    late.add(writes);
                }
            }
            if (!late.isEmpty() && random.nextBoolean()) {
                apply(states.get(random.nextInt(replicas)), late.remove(random.nextInt(late.size())));
            }
        }
        return builder.build();
    }

    private static void apply(List<Map<Integer, Object>> replica, Map<Integer, Object> writes) {
        Map<Integer, Object> state = new LinkedHashMap<>(replica.get(replica.size() - 1));
        state.putAll(writes);
        replica.add(state);
    }

    private void event(EventType type, int process, Object value) {
        builder.add(new Event(0, -1, type, Actor.process(process), "txn", null, value, null, null));
    }
}
