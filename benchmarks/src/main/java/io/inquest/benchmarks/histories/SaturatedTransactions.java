package io.inquest.benchmarks.histories;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Transactions of clients that are never idle, on lists or on registers: at every step one client gets on. A transaction
 * takes effect at one moment between its invocation and its completion, so the history is strictly serializable. Half of
 * the micro-operations read, keys are drawn evenly from those in use, every value is written or appended once. A function
 * of its arguments.
 */
public final class SaturatedTransactions {
    private static final long STEP_NANOS = 1_000;
    /** So many keys later no transaction under way can have drawn a key that is no longer in use. */
    private static final int KEYS_REMEMBERED = 10_000;

    /** What keys hold. */
    public enum Kind {
        LISTS("append"),
        REGISTERS("w");

        private final String writes;

        Kind(String writes) {
            this.writes = writes;
        }
    }

    /**
     * What the transactions are like.
     *
     * @param lengthMin the fewest micro-operations of one
     * @param lengthMax the most
     * @param keys how many are in use at a time
     * @param writesAKey after so many another key takes its place
     */
    public record Spec(
            Kind kind, int clients, int transactions, int lengthMin, int lengthMax, int keys, int writesAKey) {
        /** 2 to 6 micro-operations, 10 keys at a time, 32 appends a key. */
        public static Spec lists(int clients, int transactions) {
            return new Spec(Kind.LISTS, clients, transactions, 2, 6, 10, 32);
        }

        public static Spec registers(int clients, int transactions, int length, int keys) {
            return new Spec(Kind.REGISTERS, clients, transactions, length, length, keys, Integer.MAX_VALUE);
        }
    }

    private final Spec spec;
    private final SplittableRandom random;
    private final HistoryBuilder history = History.builder();
    private final long[] keys;
    private final int[] writes;
    private final Map<Long, List<Object>> lists = new HashMap<>();
    private final Map<Long, Object> registers = new HashMap<>();
    private long nextKey;
    private long written;

    /** By client: its transaction as invoked, and as completed once it took effect. */
    private final List<List<Object>> asked = new ArrayList<>();

    private final List<List<Object>> returned = new ArrayList<>();
    private int invoked;
    private long now;

    private SaturatedTransactions(Spec spec, long seed) {
        this.spec = spec;
        random = new SplittableRandom(seed);
        keys = new long[spec.keys];
        writes = new int[spec.keys];
        Arrays.setAll(keys, slot -> nextKey++);
    }

    public static History history(Spec spec, long seed) {
        return new SaturatedTransactions(spec, seed).run();
    }

    private History run() {
        for (int client = 0; client < spec.clients; client++) {
            asked.add(null);
            returned.add(null);
            invoke(client);
        }
        boolean[] done = new boolean[spec.clients];
        int busy = spec.clients;
        while (busy > 0) {
            now += STEP_NANOS;
            int client = random.nextInt(spec.clients);
            if (done[client]) {
                continue;
            }
            if (returned.get(client) == null) {
                returned.set(client, takeEffect(asked.get(client)));
                continue;
            }
            record(client, EventType.OK, returned.get(client));
            done[client] = invoked == spec.transactions;
            if (done[client]) {
                busy--;
            } else {
                invoke(client);
            }
        }
        return history.build();
    }

    private void invoke(int client) {
        invoked++;
        int length = spec.lengthMin + random.nextInt(spec.lengthMax - spec.lengthMin + 1);
        List<Object> operations = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            int slot = random.nextInt(spec.keys);
            if (random.nextBoolean()) {
                operations.add(Arrays.asList("r", keys[slot], null));
            } else {
                operations.add(Arrays.asList(spec.kind.writes, keys[slot], ++written));
                if (++writes[slot] == spec.writesAKey) {
                    writes[slot] = 0;
                    keys[slot] = nextKey++;
                    lists.remove(nextKey - KEYS_REMEMBERED);
                }
            }
        }
        asked.set(client, operations);
        returned.set(client, null);
        record(client, EventType.INVOKE, operations);
    }

    private List<Object> takeEffect(List<Object> operations) {
        List<Object> results = new ArrayList<>(operations.size());
        for (Object operation : operations) {
            List<?> words = (List<?>) operation;
            Long key = (Long) words.get(1);
            if (words.get(0).equals("r")) {
                results.add(Arrays.asList("r", key, read(key)));
            } else {
                results.add(operation);
                write(key, words.get(2));
            }
        }
        return results;
    }

    private Object read(Long key) {
        return spec.kind == Kind.LISTS ? List.copyOf(lists.getOrDefault(key, List.of())) : registers.get(key);
    }

    private void write(Long key, Object value) {
        if (spec.kind == Kind.LISTS) {
            lists.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
        } else {
            registers.put(key, value);
        }
    }

    private void record(int client, EventType type, Object value) {
        history.add(new Event(-1, now, type, Actor.process(client), "txn", null, value, null, null));
    }
}
