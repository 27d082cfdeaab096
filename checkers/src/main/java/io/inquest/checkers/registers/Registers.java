package io.inquest.checkers.registers;

import io.inquest.checkers.common.Meter;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The operations of a history of registers that count where real time does not, in columns: all ok writes, all ok reads,
 * and those writes of unknown outcome that an ok read found. Written values are unique, and every read has its write.
 *
 * <p>Operations are numbered session by session, each session's in its order: so {@code a} precedes {@code b} in session
 * order when they are of one session and {@code a < b}.
 *
 * <p>To leave out a write of unknown outcome that nobody read loses nothing. That it happened is no one's duty. If it did, it
 * precedes nothing, neither in its session nor by a read: so no pattern of causality can begin or go through it, and
 * from a legal order of operations in which nobody reads it, it can be dropped. One that was read must have happened,
 * for no other operation writes its value.
 */
public final class Registers {
    /** The source of a read that found nothing there. */
    public static final int INIT = -1;

    static final int WRITE = -2;

    private final History history;
    private final int keys;
    private final int[] starts;
    private final int[] sessions;
    private final int[] invocations;
    private final int[] keyOf;
    private final int[] sources;

    Registers(History history, int keys, int[] starts, int[] sessions, int[] invocations, int[] keyOf, int[] sources) {
        this.history = history;
        this.keys = keys;
        this.starts = starts;
        this.sessions = sessions;
        this.invocations = invocations;
        this.keyOf = keyOf;
        this.sources = sources;
    }

    public History history() {
        return history;
    }

    public int operations() {
        return invocations.length;
    }

    /** What it holds, beside the history. */
    long bytes() {
        return 4L * (starts.length + 4L * invocations.length);
    }

    /** How many sessions have operations that count. */
    public int sessions() {
        return starts.length - 1;
    }

    /** How many key numbers there are; not every one need be in use. */
    public int keys() {
        return keys;
    }

    /** The first operation of a session; for the number of sessions, the number of operations. */
    public int start(int session) {
        return starts[session];
    }

    public int session(int operation) {
        return sessions[operation];
    }

    /** Its place within its session, from 0. */
    public int position(int operation) {
        return operation - starts[sessions[operation]];
    }

    public int key(int operation) {
        return keyOf[operation];
    }

    public boolean isWrite(int operation) {
        return sources[operation] == WRITE;
    }

    public boolean isRead(int operation) {
        return sources[operation] != WRITE;
    }

    /** The write that a read has its value from, or {@link #INIT}. */
    public int source(int read) {
        return sources[read];
    }

    /** The index of its invocation in the history. */
    public int invocation(int operation) {
        return invocations[operation];
    }

    /**
     * The operations of each key that has any, as histories of one key each, numbered 0. For models that judge each key by
     * itself.
     */
    public List<Registers> byKey(Meter meter) {
        int[] ends = meter.ints(keys + 1L);
        for (int key : keyOf) {
            ends[key + 1]++;
        }
        for (int key = 0; key < keys; key++) {
            ends[key + 1] += ends[key];
        }
        int[] next = ends.clone();
        int[] sorted = meter.ints(keyOf.length);
        int[] renumbered = meter.ints(keyOf.length);
        for (int i = 0; i < keyOf.length; i++) {
            renumbered[i] = next[keyOf[i]] - ends[keyOf[i]];
            sorted[next[keyOf[i]]++] = i;
        }
        List<Registers> parts = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            meter.step();
            if (ends[key] < ends[key + 1]) {
                parts.add(part(Arrays.copyOfRange(sorted, ends[key], ends[key + 1]), renumbered, 1));
            }
        }
        return parts;
    }

    /** The same without the operations that do not pass; with a write, the reads of it must not. */
    public Registers only(IntPredicate keep, Meter meter) {
        int[] kept = meter.ints(operations());
        int[] renumbered = meter.ints(operations());
        int count = 0;
        for (int i = 0; i < kept.length; i++) {
            if (keep.test(i)) {
                renumbered[i] = count;
                kept[count++] = i;
            }
        }
        return part(Arrays.copyOf(kept, count), renumbered, keys);
    }

    private Registers part(int[] operations, int[] renumbered, int partKeys) {
        int size = operations.length;
        int[] partStarts = new int[size + 1];
        int[] partSessions = new int[size];
        int[] partInvocations = new int[size];
        int[] partSources = new int[size];
        int[] partKeyOf = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int operation = operations[i];
            if (i == 0 || sessions[operation] != sessions[operations[i - 1]]) {
                partStarts[count++] = i;
            }
            partSessions[i] = count - 1;
            partInvocations[i] = invocations[operation];
            partKeyOf[i] = partKeys == 1 ? 0 : keyOf[operation];
            partSources[i] = sources[operation] < 0 ? sources[operation] : renumbered[sources[operation]];
        }
        partStarts[count] = size;
        return new Registers(
                history,
                partKeys,
                Arrays.copyOf(partStarts, count + 1),
                partSessions,
                partInvocations,
                partKeyOf,
                partSources);
    }
}
