package io.inquest.checkers.bounded;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/**
 * For each ok read of a counter the least and the most it may have shown: the sum of the ok adds that ended before it
 * began, with the negative or the positive ones of the others that had been invoked when it ended. One pass.
 */
final class Deviations {
    private final Replicated counters;
    private final History history;
    /** By key: the sums of the adds invoked, and of the ok ones that have ended, below 0 and above. */
    private final long[] invokedBelow;

    private final long[] invokedAbove;
    private final long[] endedBelow;
    private final long[] endedAbove;
    private final int[] reads;
    private final long[] least;
    private final long[] most;

    /** @throws ArithmeticException if a sum is of more than 64 bits */
    Deviations(Replicated counters, Meter meter) {
        this.counters = counters;
        this.history = counters.history();
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            count += counters.isOkRead(i) ? 1 : 0;
        }
        meter.reserve(32L * history.keyCount() + 16L * count);
        invokedBelow = new long[history.keyCount()];
        invokedAbove = new long[history.keyCount()];
        endedBelow = new long[history.keyCount()];
        endedAbove = new long[history.keyCount()];
        reads = meter.ints(count);
        least = new long[count];
        most = new long[count];
        int[] numbers = meter.ints(history.size());
        int next = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (counters.isUpdate(i)) {
                add(i, invokedBelow, invokedAbove);
            } else if (counters.endsUpdate(i)) {
                add(history.invocation(i), endedBelow, endedAbove);
            } else if (counters.isOkRead(i)) {
                begin(i, next);
                numbers[i] = next++;
            } else if (history.type(i) == EventType.OK) {
                end(history.invocation(i), numbers[history.invocation(i)]);
            }
        }
        meter.release(4L * numbers.length);
    }

    private void add(int add, long[] below, long[] above) {
        long amount = counters.integer(add);
        long[] sums = amount < 0 ? below : above;
        sums[history.key(add)] = Math.addExact(sums[history.key(add)], amount);
    }

    /** What has ended counts with its sign either way; it is taken from what is perhaps there. */
    private void begin(int read, int number) {
        int key = history.key(read);
        reads[number] = read;
        least[number] = endedAbove[key];
        most[number] = endedBelow[key];
    }

    private void end(int read, int number) {
        int key = history.key(read);
        least[number] = Math.addExact(least[number], invokedBelow[key]);
        most[number] = Math.addExact(most[number], invokedAbove[key]);
    }

    int size() {
        return reads.length;
    }

    /** The invocation of a read. */
    int read(int number) {
        return reads[number];
    }

    long least(int number) {
        return least[number];
    }

    long most(int number) {
        return most[number];
    }

    /** How far what it showed is outside of that; 0 if it is not. */
    long distance(int number) {
        long shown = counters.integer(history.completion(reads[number]));
        if (shown < least[number]) {
            return Math.subtractExact(least[number], shown);
        }
        return shown > most[number] ? Math.subtractExact(shown, most[number]) : 0;
    }

    long[] all() {
        long[] distances = new long[reads.length];
        Arrays.setAll(distances, this::distance);
        return distances;
    }
}
