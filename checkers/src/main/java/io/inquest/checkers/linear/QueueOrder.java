package io.inquest.checkers.linear;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Decides a FIFO queue whose values are unique in O(n log n), by putting its values into the order in which they go through
 * it. (That of two values, or of a value and a dequeue that found nothing, decides is known since Henzinger, Sezgin &
 * Vafeiadis, Aspect-oriented linearizability proofs, 2013; what follows stands by itself, and knows of indeterminate
 * operations.)
 *
 * <p>Value a must go before value b if the enqueue of a completes before that of b is invoked, or the dequeue of a before
 * that of b, or the dequeue of a before the enqueue of b; a value that is never dequeued counts as dequeued after all.
 * An order of the values that does so is enough: let each operation take effect as soon as it was invoked and all of its
 * kind before it in the order, and a dequeue's enqueue, have taken effect. What it waits for was invoked before it
 * completes. Such an order is found from the front: any value that none of those left must go before is as good as any
 * other, for it stays such a one whatever goes first.
 *
 * <p>A dequeue that found nothing parts the values, and may take effect at any moment of its own that lies between the
 * completion of the enqueue and the invocation of the dequeue of no value: after that it is like a value whose enqueue
 * and dequeue are that moment. (Whatever must come before it, by these rules, need not come after it, nor the other way
 * round by way of a third; so which moment does not matter.)
 *
 * <p>An indeterminate enqueue whose value was not dequeued is left out. An indeterminate dequeue takes a value for which
 * there is no dequeue, where that one must go before others: whichever was invoked, since later ones need no earlier. The
 * moments of dequeues that found nothing are as early as such dequeues allow: the later, the more values have to be gone.
 */
final class QueueOrder implements Direct {
    /** What contradicts what: the value {@code first}, by its number, and another or a dequeue that found nothing. */
    record Conflict(Kind kind, int first, int second) {}

    enum Kind {
        /** The dequeue of {@code second}, by its operation, returned what nobody put in. */
        UNEXPECTED,
        /** Two dequeues, by their operations, returned one value. */
        TWICE,
        /** The dequeue of a value completed before its enqueue was invoked. */
        TOO_SOON,
        /** Either value must go before the other. */
        REORDERED,
        /** The dequeue {@code second}, by its operation, found nothing, and there was something all the time. */
        NOT_EMPTY
    }

    static final int NOBODY = -1;
    private static final int NEVER = Integer.MAX_VALUE;

    private final Part part;
    private final History history;
    /** By number of a value, or a dequeue that found nothing: operations. */
    private int[] enqueue;

    private int[] dequeue;
    /** By number: moments, which are twice the event, or one more for the time between it and the next. */
    private int[] in;

    private int[] inBy;
    private int[] out;
    private int[] outBy;
    private int count;
    /** How many of them are values. */
    private int values;

    /** The indeterminate dequeues, by invocation, and how many of them are used. */
    private int[] spare;

    private int used;
    private int[] order;
    private Conflict conflict;

    private QueueOrder(Part part) {
        this.part = part;
        this.history = part.history;
    }

    /** The order of a queue's part; null where the values are not unique, or do not fit. */
    static QueueOrder of(Part part) {
        QueueOrder queue = new QueueOrder(part);
        if (!queue.read()) {
            return null;
        }
        if (queue.conflict == null) {
            queue.placeEmpty();
        }
        if (queue.conflict == null) {
            queue.sort();
        }
        return queue;
    }

    Conflict conflict() {
        return conflict;
    }

    @Override
    public boolean contradicts() {
        return conflict != null;
    }

    @Override
    public String explanation(Phrases phrases) {
        return new QueueExplanation(part, this).text(phrases);
    }

    @Override
    public List<Integer> evidence() {
        return new QueueExplanation(part, this).evidence();
    }

    /** The enqueue of a value. */
    int enqueueOf(int value) {
        return enqueue[value];
    }

    /** The dequeue of a value, or {@link #NOBODY}. */
    int dequeueOf(int value) {
        return dequeue[value];
    }

    /** The moment before which a value was there, once its enqueue had completed; none if it was never taken. */
    int outOf(int value) {
        return out[value];
    }

    /** Of the values that were certainly there at a moment the one that was there longest, or {@link #NOBODY}. */
    int presentLongest(int moment) {
        int longest = NOBODY;
        for (int value = 0; value < values; value++) {
            boolean present = inBy[value] < moment && out[value] > moment;
            longest = present && (longest == NOBODY || out[value] > out[longest]) ? value : longest;
        }
        return longest;
    }

    private boolean read() {
        int size = part.size();
        enqueue = new int[size];
        dequeue = new int[size];
        in = new int[size];
        inBy = new int[size];
        out = new int[size];
        outBy = new int[size];
        int enqueues = history.functionNumber("enqueue");
        LongIntMap numbers = new LongIntMap();
        for (int operation = 0; operation < size; operation++) {
            int invocation = part.invocation[operation];
            if (history.function(invocation) == enqueues) {
                long value = history.value(invocation);
                if (value == History.NULL || numbers.get(value) != LongIntMap.ABSENT) {
                    return false;
                }
                numbers.put(value, add(operation, NOBODY, 2 * invocation, end(operation), NEVER, NEVER));
            }
        }
        values = count;
        spare = new int[part.optional()];
        int spares = 0;
        for (int operation = 0; operation < size; operation++) {
            int invocation = part.invocation[operation];
            if (history.function(invocation) == enqueues) {
                continue;
            }
            int completion = history.completion(invocation);
            boolean known = completion != History.NONE
                    && history.type(completion) == EventType.OK
                    && part.isRequired(operation);
            if (!known) {
                spare[spares++] = operation;
            } else if (history.value(completion) == History.NULL) {
                add(NOBODY, operation, 2 * invocation, end(operation), 2 * invocation, end(operation));
            } else {
                dequeued(operation, numbers.get(history.value(completion)));
            }
        }
        spare = Arrays.copyOf(spare, spares);
        leaveOut();
        return true;
    }

    /** The moment of an operation's completion. */
    private int end(int operation) {
        return part.isRequired(operation) ? 2 * part.completion[operation] : NEVER;
    }

    private int add(int enqueuing, int dequeuing, int inFrom, int inTo, int outFrom, int outTo) {
        enqueue[count] = enqueuing;
        dequeue[count] = dequeuing;
        in[count] = inFrom;
        inBy[count] = inTo;
        out[count] = outFrom;
        outBy[count] = outTo;
        return count++;
    }

    private void dequeued(int operation, int value) {
        Kind wrong = value == LongIntMap.ABSENT
                ? Kind.UNEXPECTED
                : dequeue[value] != NOBODY ? Kind.TWICE : end(operation) < in[value] ? Kind.TOO_SOON : null;
        if (wrong != null && conflict == null) {
            conflict = new Conflict(wrong, value == LongIntMap.ABSENT ? NOBODY : value, operation);
        }
        if (wrong == null) {
            dequeue[value] = operation;
            out[value] = 2 * part.invocation[operation];
            outBy[value] = end(operation);
        }
    }

    /** What nobody knows to have been put in, and nobody took out. */
    private void leaveOut() {
        int kept = 0;
        int keptValues = 0;
        for (int i = 0; i < count; i++) {
            if (inBy[i] != NEVER || out[i] != NEVER || conflict != null) {
                enqueue[kept] = enqueue[i];
                dequeue[kept] = dequeue[i];
                in[kept] = in[i];
                inBy[kept] = inBy[i];
                out[kept] = out[i];
                outBy[kept] = outBy[i];
                kept++;
                keptValues += i < values ? 1 : 0;
            }
        }
        count = kept;
        values = keptValues;
    }

    /** Finds the first moment of each dequeue that found nothing at which the queue may have been empty. */
    private void placeEmpty() {
        if (values == count) {
            return;
        }
        int[] presence = byKey(inBy, 0, values);
        int[] leftEnds = new int[values];
        int left = 0;
        for (int value : presence) {
            if (out[value] == NEVER) {
                leftEnds[left++] = inBy[value];
            }
        }
        int next = 0;
        int fullUntil = -1; // from the first completion that is passed on, all the time
        int[] empties = byKey(in, values, count);
        for (int empty : empties) {
            int moment = in[empty] + 1;
            while (true) {
                while (next < values && inBy[presence[next]] < moment) {
                    int value = presence[next++];
                    fullUntil = out[value] == NEVER ? fullUntil : Math.max(fullUntil, out[value]);
                }
                int before = moment;
                if (fullUntil > moment) {
                    moment = fullUntil + 1;
                }
                int gone = lower(leftEnds, left, moment);
                if (gone > spare.length) {
                    moment = NEVER;
                } else if (gone > 0) {
                    moment = Math.max(moment, 2 * part.invocation[spare[gone - 1]] + 1);
                }
                if (moment == before || moment >= inBy[empty]) {
                    break;
                }
            }
            if (moment >= inBy[empty]) {
                conflict = new Conflict(Kind.NOT_EMPTY, NOBODY, dequeue[empty]);
                return;
            }
            in[empty] = moment;
            inBy[empty] = moment;
            out[empty] = moment;
            outBy[empty] = moment;
        }
    }

    /** How many of the first so many of the sorted keys are lower. */
    private static int lower(int[] sorted, int length, int key) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] byKey(int[] key, int from, int to) {
        long[] sorted = new long[to - from];
        for (int i = from; i < to; i++) {
            sorted[i - from] = (long) key[i] << 32 | i;
        }
        Arrays.sort(sorted);
        return Arrays.stream(sorted).mapToInt(each -> (int) each).toArray();
    }

    private void sort() {
        order = new int[count];
        boolean[] ordered = new boolean[count];
        int[] entering = byKey(in, 0, count);
        int[] entered = byKey(inBy, 0, count);
        int[] left = byKey(outBy, 0, count);
        int nextEntering = 0;
        int nextEntered = 0;
        int nextLeft = 0;
        PriorityQueue<Long> waiting = new PriorityQueue<>();
        for (int length = 0; length < count; length++) {
            while (ordered[entered[nextEntered]]) {
                nextEntered++;
            }
            while (ordered[left[nextLeft]]) {
                nextLeft++;
            }
            int firstIn = entered[nextEntered];
            int firstOut = left[nextLeft];
            int until = Math.min(inBy[firstIn], outBy[firstOut]);
            while (nextEntering < count && in[entering[nextEntering]] <= until) {
                int value = entering[nextEntering++];
                waiting.add((long) out[value] << 32 | value);
            }
            while (!waiting.isEmpty() && ordered[(int) (long) waiting.peek()]) {
                waiting.poll();
            }
            int value = waiting.isEmpty() ? NOBODY : (int) (long) waiting.peek();
            if (value == NOBODY || out[value] > outBy[firstOut]) {
                value = firstIn;
                if (!takeSpare(value, outBy[firstOut])) {
                    conflict = firstOut < values
                            ? new Conflict(Kind.REORDERED, firstIn, firstOut)
                            : new Conflict(Kind.NOT_EMPTY, firstIn, dequeue[firstOut]);
                    return;
                }
            }
            ordered[value] = true;
            order[length] = value;
        }
    }

    /** Lets an indeterminate dequeue that was invoked before some moment take a value that no other took. */
    private boolean takeSpare(int value, int before) {
        if (dequeue[value] != NOBODY || used == spare.length || 2 * part.invocation[spare[used]] > before) {
            return false;
        }
        dequeue[value] = spare[used++];
        out[value] = 2 * part.invocation[dequeue[value]];
        return true;
    }

    /** Null if it is none after all, which would be a fault of this class; then a search has to decide. */
    @Override
    public int[] linearization() {
        long[] moves = new long[2 * count];
        int length = 0;
        int lastIn = 0;
        int lastOut = 0;
        for (int place = 0; place < count; place++) {
            int value = order[place];
            if (value >= values) {
                lastOut = Math.max(lastOut, in[value]);
                lastIn = Math.max(lastIn, lastOut);
                moves[length++] = (long) lastIn << 32 | 2L * place + 1;
                if (lastIn != in[value]) {
                    return null;
                }
                continue;
            }
            lastIn = Math.max(lastIn, in[value]);
            moves[length++] = (long) lastIn << 32 | 2L * place;
            if (lastIn >= inBy[value]) {
                return null;
            }
            if (dequeue[value] != NOBODY) {
                lastOut = Math.max(Math.max(lastOut, lastIn), out[value]);
                moves[length++] = (long) lastOut << 32 | 2L * place + 1;
                if (lastOut >= outBy[value]) {
                    return null;
                }
            }
        }
        Arrays.sort(moves, 0, length);
        int[] operations = new int[length];
        for (int i = 0; i < length; i++) {
            int move = (int) moves[i];
            operations[i] = ((move & 1) == 0 ? enqueue : dequeue)[order[move >> 1]];
        }
        return operations;
    }
}
