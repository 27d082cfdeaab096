package io.inquest.cluster.sim;

import java.util.Arrays;

/**
 * Tasks in the order of their times, equal times in the order of their arrival. A four-ary heap in primitive arrays:
 * what moves in it are two numbers an event, never a reference, so nothing is allocated and no card is marked. An event
 * called off loses its task at once and its place in the heap later.
 */
final class EventQueue {
    // An event's ticket: its number of arrival, then the slot its task is in. So tickets compare as arrivals do.
    private static final int SLOT_BITS = 24;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    // A store's timers are mostly called off, and what is called off makes every step down the heap longer.
    private static final int COMPACT_FROM = 64;

    private long[] times = new long[64];
    private long[] tickets = new long[64];
    private int size;
    private long arrivals;

    private Runnable[] tasks = new Runnable[64];
    private long[] owners = new long[64];
    private int[] freeSlots = new int[64];
    private int freeCount;
    private int slots;
    private int cancelled;

    private long lastTime;

    /** Adds a task and returns its ticket, which is never negative. */
    long add(long time, Runnable task) {
        if (size == times.length) {
            grow();
        }
        int slot = freeCount > 0 ? freeSlots[--freeCount] : slots++;
        long ticket = (arrivals++ << SLOT_BITS) | slot;
        tasks[slot] = task;
        owners[slot] = ticket;
        siftUp(size++, time, ticket);
        return ticket;
    }

    /** Calls a task off; does nothing if it was taken or called off before. */
    void cancel(long ticket) {
        int slot = (int) ticket & SLOT_MASK;
        if (owners[slot] != ticket || tasks[slot] == null) {
            return;
        }
        tasks[slot] = null;
        cancelled++;
        if (cancelled > size / 2 && size >= COMPACT_FROM) {
            compact();
        }
    }

    /** Takes the first task, or null if there is none. Its time is then {@link #lastTime}. */
    Runnable poll() {
        while (size > 0) {
            long time = times[0];
            int slot = (int) tickets[0] & SLOT_MASK;
            size--;
            if (size > 0) {
                siftDown(0, times[size], tickets[size]);
            }
            Runnable task = tasks[slot];
            release(slot);
            if (task != null) {
                lastTime = time;
                return task;
            }
            cancelled--;
        }
        return null;
    }

    /** When the task that was taken last was due. */
    long lastTime() {
        return lastTime;
    }

    /** How many tasks wait. */
    int size() {
        return size - cancelled;
    }

    private void release(int slot) {
        tasks[slot] = null;
        owners[slot] = -1;
        freeSlots[freeCount++] = slot;
    }

    private void siftUp(int hole, long time, long ticket) {
        long[] times = this.times;
        long[] tickets = this.tickets;
        while (hole > 0) {
            int parent = (hole - 1) >>> 2;
            // the newest ticket is the greatest, so at equal times the parent stays
            if (times[parent] <= time) {
                break;
            }
            times[hole] = times[parent];
            tickets[hole] = tickets[parent];
            hole = parent;
        }
        times[hole] = time;
        tickets[hole] = ticket;
    }

    private void siftDown(int hole, long time, long ticket) {
        long[] times = this.times;
        long[] tickets = this.tickets;
        int size = this.size;
        while (true) {
            int child = (hole << 2) + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            long leastTime = times[child];
            int end = Math.min(child + 4, size);
            for (int other = child + 1; other < end; other++) {
                long otherTime = times[other];
                if (otherTime < leastTime || (otherTime == leastTime && tickets[other] < tickets[least])) {
                    least = other;
                    leastTime = otherTime;
                }
            }
            if (leastTime > time || (leastTime == time && tickets[least] > ticket)) {
                break;
            }
            times[hole] = leastTime;
            tickets[hole] = tickets[least];
            hole = least;
        }
        times[hole] = time;
        tickets[hole] = ticket;
    }

    /** Takes what was called off out of the heap; each such event was paid for by a cancel before, so this costs little. */
    private void compact() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int slot = (int) tickets[i] & SLOT_MASK;
            if (tasks[slot] == null) {
                release(slot);
            } else {
                times[kept] = times[i];
                tickets[kept] = tickets[i];
                kept++;
            }
        }
        size = kept;
        cancelled = 0;
        for (int i = (size - 2) >> 2; i >= 0; i--) {
            siftDown(i, times[i], tickets[i]);
        }
    }

    private void grow() {
        if (size > SLOT_MASK / 2) {
            throw new IllegalStateException("More than " + size + " tasks are waiting in the virtual world:"
                    + " something schedules tasks faster than they run. Lower the rate or shorten the timeouts.");
        }
        int capacity = times.length * 2;
        times = Arrays.copyOf(times, capacity);
        tickets = Arrays.copyOf(tickets, capacity);
        tasks = Arrays.copyOf(tasks, capacity);
        owners = Arrays.copyOf(owners, capacity);
        freeSlots = Arrays.copyOf(freeSlots, capacity);
    }
}
