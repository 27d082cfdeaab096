package io.inquest.checkers.replicated;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the update that wrote a value to a register: the first of several, of those that did not fail. */
public final class WrittenValues {
    private final Replicated registers;
    private final History history;
    /** One more than the index of an invocation; 0 where there is none. */
    private final int[] slots;

    /** By key and value: the update of a value that no event has, so that it has no handle. */
    private final Map<List<Object>, Integer> unread = new LinkedHashMap<>();

    private int[] collision;
    private int unfounded = History.NONE;

    public WrittenValues(Replicated registers, Meter meter) {
        this.registers = registers;
        this.history = registers.history();
        int updates = 0;
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            updates += registers.isUpdate(i) ? 1 : 0;
        }
        slots = meter.ints(Math.max(2, Integer.highestOneBit(Math.min(Math.max(1, updates), 1 << 28)) << 2));
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (registers.isUpdate(i)) {
                add(i);
            }
        }
        for (int i = 0; i < history.size() && unfounded == History.NONE; i++) {
            meter.step();
            boolean hasValue = registers.isOkRead(i) && registers.result(i) != History.NULL;
            unfounded = hasValue && source(i) == History.NONE ? i : History.NONE;
        }
    }

    private void add(int update) {
        int other = registers.written(update) == History.NULL ? update : earlier(update);
        if (other != History.NONE && collision == null) {
            collision = new int[] {other, update};
        }
    }

    private int earlier(int update) {
        long value = registers.written(update);
        if (value == History.NO_HANDLE) {
            List<?> pair = (List<?>) history.valueOf(history.value(update));
            Integer other = unread.putIfAbsent(List.of(history.key(update), pair.get(1)), update);
            return other == null ? History.NONE : other;
        }
        int slot = slot(history.key(update), value);
        int other = slots[slot] - 1;
        if (other < 0) {
            slots[slot] = update + 1;
        }
        return other;
    }

    /** The update whose value an ok read returned; {@link History#NONE} if it found nothing, or nobody wrote that. */
    public int source(int read) {
        return slots[slot(history.key(read), registers.result(read))] - 1;
    }

    private int slot(int key, long value) {
        int mask = slots.length - 1;
        int slot = (int) LongIntMap.mix(value * 0x9E3779B97F4A7C15L + key) & mask;
        while (slots[slot] != 0) {
            int other = slots[slot] - 1;
            if (history.key(other) == key && registers.written(other) == value) {
                break;
            }
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** What it holds, beside the history. */
    long bytes() {
        return 4L * slots.length;
    }

    /** The first read that returned what no update wrote; {@link History#NONE} if none. */
    int unfounded() {
        return unfounded;
    }

    /** Two updates that write one value to one key, or twice one that writes null; null if there are none. */
    int[] collision() {
        return collision;
    }
}
