package io.inquest.checkers.bounded;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.checkers.replicated.WrittenValues;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/**
 * How stale each read of a register is, by real time: how many ok writes began after the one that it returned had ended,
 * and ended before the read began; and the first of them to end. One pass over the events, with the writes that have
 * ended counted by the order in which they began (a Fenwick tree for each key).
 */
final class Staleness {
    /** No read, no write, no event. */
    static final int NONE = History.NONE;

    private final Replicated registers;
    private final History history;
    private final WrittenValues written;
    private final Meter meter;

    /** By key, then by the order of their invocations: where the ok writes of a key begin. */
    private final int[] starts;
    /** By place: the completion of the write there, and the first completion there or later in its key. */
    private final int[] completions;

    private final int[] firstFrom;
    /** By invocation of an update: its place if it is ok; by completion: the first place of those invoked after it. */
    private final int[] places;

    private final int[] ended;
    private final int[] reads;
    private final int[] versions;
    private final int[] firsts;
    private int fromTheFuture;

    Staleness(Replicated registers, WrittenValues written, Meter meter) {
        this.registers = registers;
        this.history = registers.history();
        this.written = written;
        this.meter = meter;
        meter.enter("count the newer writes for each read");
        this.starts = meter.ints(history.keyCount() + 1L);
        int readCount = countOperations();
        int writeCount = starts[history.keyCount()];
        this.completions = meter.ints(writeCount);
        this.firstFrom = meter.ints(writeCount);
        this.places = meter.ints(history.size());
        this.ended = meter.ints(writeCount);
        this.reads = meter.ints(readCount);
        this.versions = meter.ints(readCount);
        this.firsts = meter.ints(readCount);
        placeWrites();
        look();
    }

    private int countOperations() {
        int readCount = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (registers.isOkRead(i)) {
                readCount++;
            } else if (isOkUpdate(i)) {
                starts[history.key(i) + 1]++;
            }
        }
        for (int key = 0; key < history.keyCount(); key++) {
            starts[key + 1] += starts[key];
        }
        return readCount;
    }

    private boolean isOkUpdate(int event) {
        return registers.isUpdate(event) && registers.outcome(event) == EventType.OK;
    }

    private void placeWrites() {
        int[] next = starts.clone();
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (isOkUpdate(i)) {
                int place = next[history.key(i)]++;
                places[i] = place;
                completions[place] = history.completion(i);
            }
        }
        for (int key = 0; key < history.keyCount(); key++) {
            int first = Integer.MAX_VALUE;
            for (int place = starts[key + 1] - 1; place >= starts[key]; place--) {
                first = Math.min(first, completions[place]);
                firstFrom[place] = first;
            }
        }
    }

    private void look() {
        int[] invoked = starts.clone();
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (registers.endsUpdate(i)) {
                end(i, invoked[history.key(history.invocation(i))]);
            } else if (isOkUpdate(i)) {
                invoked[history.key(i)]++;
            } else if (registers.isOkRead(i)) {
                look(i, count++);
            }
        }
    }

    /** A write has ended: those invoked from now on come after it. */
    private void end(int completion, int firstAfter) {
        int key = history.key(history.invocation(completion));
        int start = starts[key];
        int size = starts[key + 1] - start;
        for (int i = places[history.invocation(completion)] - start + 1; i <= size; i += i & -i) {
            ended[start + i - 1]++;
        }
        places[completion] = firstAfter;
    }

    private void look(int read, int number) {
        int key = history.key(read);
        int source = written.source(read);
        reads[number] = read;
        firsts[number] = NONE;
        int after = starts[key];
        if (source != NONE) {
            if (history.completion(read) < source) {
                fromTheFuture++;
            }
            boolean isOk = registers.outcome(source) == EventType.OK;
            if (!isOk || history.completion(source) > read) {
                return;
            }
            after = places[history.completion(source)];
        }
        int end = starts[key + 1];
        if (after < end && firstFrom[after] < read) {
            firsts[number] = firstFrom[after];
            versions[number] = endedBefore(key, end) - endedBefore(key, after);
        }
    }

    /** How many writes of a key have ended by now that have a lower place than the given one. */
    private int endedBefore(int key, int place) {
        int start = starts[key];
        int sum = 0;
        for (int i = place - start; i > 0; i -= i & -i) {
            sum += ended[start + i - 1];
        }
        return sum;
    }

    /** How many ok reads there are, numbered as they were invoked. */
    int size() {
        return reads.length;
    }

    /** The invocation of a read. */
    int read(int number) {
        return reads[number];
    }

    /** How many newer writes had ended before it began. */
    int versions(int number) {
        return versions[number];
    }

    /** The completion of the first newer write to end; {@link #NONE} if there is none. */
    int first(int number) {
        return firsts[number];
    }

    /** For how long its value had been replaced when it was invoked; 0 if it had not. */
    long nanos(int number) {
        return firsts[number] == NONE ? 0 : Math.max(0, history.time(reads[number]) - history.time(firsts[number]));
    }

    /** Whether the times of all events that count are known. */
    boolean hasTimes() {
        for (int i = 0; i < reads.length; i++) {
            if (firsts[i] != NONE && (history.time(reads[i]) < 0 || history.time(firsts[i]) < 0)) {
                return false;
            }
        }
        return true;
    }

    long[] allVersions() {
        meter.reserve(16L * versions.length);
        return Arrays.stream(versions).asLongStream().toArray();
    }

    long[] allNanos() {
        meter.reserve(16L * reads.length);
        long[] nanos = new long[reads.length];
        Arrays.setAll(nanos, this::nanos);
        return nanos;
    }

    /** How many reads returned what was written later only. */
    int fromTheFuture() {
        return fromTheFuture;
    }

    boolean isFromTheFuture(int number) {
        int source = written.source(reads[number]);
        return source != NONE && history.completion(reads[number]) < source;
    }

    /** Of the newer writes of a read the first so many, in the order of the history, by their invocations. */
    int[] newer(int number, int most) {
        int read = reads[number];
        int source = written.source(read);
        int from = source == NONE ? 0 : history.completion(source);
        int[] found = new int[most];
        int count = 0;
        for (int i = from; i < read && count < most; i++) {
            boolean isNewer = isOkUpdate(i) && history.key(i) == history.key(read) && history.completion(i) < read;
            if (isNewer) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
