package io.inquest.checkers.eventual;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The final reads: for each key and node the last ok read that was invoked in the quiet period. Where a read's completion
 * does not say which node answered, its process stands for one.
 */
final class FinalReads {
    private final History history;
    /** By number: the read. */
    private int[] reads = new int[16];

    private int size;
    /** By key: where its final reads begin in {@link #byKey}. */
    private final int[] starts;

    private final int[] byKey;

    FinalReads(Replicated replicated, QuietPeriod quiet, Meter meter) {
        this.history = replicated.history();
        LongIntMap numbers = new LongIntMap();
        Map<String, Integer> nodes = new LinkedHashMap<>();
        for (int i = quiet.start(); i < history.size(); i++) {
            meter.step();
            if (replicated.isOkRead(i)) {
                note(i, numbers, nodes, meter);
            }
        }
        starts = meter.ints(history.keyCount() + 1L);
        for (int i = 0; i < size; i++) {
            starts[history.key(reads[i]) + 1]++;
        }
        for (int key = 0; key < history.keyCount(); key++) {
            starts[key + 1] += starts[key];
        }
        int[] next = starts.clone();
        byKey = meter.ints(size);
        for (int i = 0; i < size; i++) {
            byKey[next[history.key(reads[i])]++] = reads[i];
        }
    }

    private void note(int read, LongIntMap numbers, Map<String, Integer> nodes, Meter meter) {
        String node = history.node(history.completion(read));
        int site = node == null ? 2 * history.process(read) : 2 * nodes.computeIfAbsent(node, name -> nodes.size()) + 1;
        long pair = ((long) history.key(read) << 32) | site;
        int number = numbers.get(pair);
        if (number == LongIntMap.ABSENT) {
            if (size == reads.length) {
                meter.reserve(24L * size);
                reads = Arrays.copyOf(reads, 2 * size);
            }
            number = size++;
            numbers.put(pair, number);
        }
        reads[number] = read;
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** Those of a key, one of each node, by their invocations. */
    int[] of(int key) {
        return Arrays.copyOfRange(byKey, starts[key], starts[key + 1]);
    }
}
