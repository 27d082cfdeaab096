package io.inquest.workloads;

import static io.inquest.generators.Generators.once;

import io.inquest.generators.Call;
import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Transactions of micro-operations: {@code ["r", k, null]}, whose null the store replaces by what it read, {@code ["w", k,
 * v]} and {@code ["append", k, v]}. Keys are numbered from 0.
 */
final class Txn {
    /** What histories of transactions are about. */
    static final String OBJECT = "transactions";

    static final String FUNCTION = "txn";

    private Txn() {}

    static List<Object> read(long key) {
        return Collections.unmodifiableList(Arrays.asList("r", key, null));
    }

    static List<Object> write(long key, long value) {
        return List.of("w", key, value);
    }

    static List<Object> append(long key, long value) {
        return List.of("append", key, value);
    }

    static Call call(List<List<Object>> operations) {
        return Call.of(FUNCTION, List.copyOf(operations));
    }

    /** Reads of all these keys. */
    static List<List<Object>> reads(List<Long> keys) {
        return keys.stream().map(Txn::read).toList();
    }

    /** The same in any order, each as likely as another. */
    static <T> List<T> shuffled(List<T> list, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(list);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            Collections.swap(shuffled, i, random.nextInt(i + 1));
        }
        return shuffled;
    }

    /** The keys of a group, where each has so many. */
    static List<Long> group(int number, int keys) {
        List<Long> group = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            group.add((long) number * keys + i);
        }
        return group;
    }

    /** Reads, each of all keys of a group, of every group of so many keys that was touched. */
    static FinalReads finalReads(int keysPerGroup) {
        return new FinalReads(
                event -> highestKey(event) / keysPerGroup, number -> once(call(reads(group(number, keysPerGroup)))), 0);
    }

    private static int highestKey(Event event) {
        long highest = 0;
        for (Object operation : (List<?>) event.value()) {
            highest = Math.max(highest, (Long) ((List<?>) operation).get(1));
        }
        return Math.toIntExact(highest);
    }
}
