package io.inquest.checkers.objects;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Text;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * What went into and came out of one container, such as a queue, in columns. Values are numbered from 0. A <em>put</em> is an
 * operation that did not fail; a <em>take</em> is one that returned; one of unknown outcome is an <em>open</em> take, which may
 * have taken anything, or nothing.
 */
final class Traffic {
    /** The value of a take that found nothing. */
    static final int NOTHING = -1;

    private final Calls calls;
    private final LongIntMap numbers;
    private final Meter meter;

    int puts;
    int takes;
    int opens;
    int values;
    /** By put, and by take: invocation; ok completion, or {@link Calls#NEVER}; value. */
    final int[] put;

    final int[] putEnd;
    final int[] putValue;
    final int[] take;
    final int[] takeEnd;
    final int[] takeValue;
    /** The invocations of open takes. */
    final int[] open;
    /** By value: how many puts tried to put it in, how many are known to, how many takes returned it. */
    final int[] tried;

    final int[] acknowledged;
    final int[] taken;
    /** By value: its last put, and its last take; meant for those that have one. */
    final int[] putOf;

    final int[] takeOf;
    private final long[] handles;

    private Traffic(Calls calls, int functionOfPuts, Meter meter) {
        this.calls = calls;
        this.meter = meter;
        History history = calls.history();
        for (int call = 0; call < calls.size(); call++) {
            boolean isPut = history.function(calls.invocation(call)) == functionOfPuts;
            boolean isOpen = !isPut && calls.completion(call) == Calls.NEVER;
            puts += isPut ? 1 : 0;
            opens += isOpen ? 1 : 0;
        }
        takes = calls.size() - puts - opens;
        numbers = new LongIntMap(puts);
        put = meter.ints(puts);
        putEnd = meter.ints(puts);
        putValue = meter.ints(puts);
        take = meter.ints(takes);
        takeEnd = meter.ints(takes);
        takeValue = meter.ints(takes);
        open = meter.ints(opens);
        int most = puts + takes;
        tried = meter.ints(most);
        acknowledged = meter.ints(most);
        taken = meter.ints(most);
        putOf = meter.ints(most);
        takeOf = meter.ints(most);
        meter.reserve(8L * most);
        handles = new long[most];
    }

    /**
     * The traffic of a container.
     *
     * @param puts the function that puts in; every other takes out
     * @param fits which values, not null, may be put in and taken out
     * @param needed what values have to be, in words, where they are not
     * @throws UnfitValueException if a value is not
     */
    static Traffic of(Calls calls, String puts, Predicate<Object> fits, String needed, Meter meter) {
        int function = calls.history().functionNumber(puts);
        Traffic traffic = new Traffic(calls, function, meter);
        traffic.read(function, fits, needed);
        return traffic;
    }

    private void read(int functionOfPuts, Predicate<Object> fits, String needed) {
        History history = calls.history();
        long room = numbers.bytes();
        meter.reserve(room);
        puts = 0;
        takes = 0;
        opens = 0;
        for (int call = 0; call < calls.size(); call++) {
            meter.step();
            int invocation = calls.invocation(call);
            int completion = calls.completion(call);
            if (history.function(invocation) == functionOfPuts) {
                if (history.value(invocation) == History.NULL) {
                    throw new UnfitValueException(
                            invocation, "null cannot be put in, for null taken out means that there was nothing");
                }
                int value = number(invocation, history.value(invocation), fits, needed);
                put[puts] = invocation;
                putEnd[puts] = completion;
                putValue[puts] = value;
                tried[value]++;
                acknowledged[value] += completion == Calls.NEVER ? 0 : 1;
                putOf[value] = puts++;
            } else if (completion == Calls.NEVER) {
                open[opens++] = invocation;
            } else {
                boolean none = history.value(completion) == History.NULL;
                int value = none ? NOTHING : number(invocation, history.value(completion), fits, needed);
                take[takes] = invocation;
                takeEnd[takes] = completion;
                takeValue[takes] = value;
                if (!none) {
                    taken[value]++;
                    takeOf[value] = takes;
                }
                takes++;
            }
        }
        meter.reserve(numbers.bytes() - room);
    }

    private int number(int invocation, long handle, Predicate<Object> fits, String needed) {
        int number = numbers.get(handle);
        if (number == LongIntMap.ABSENT) {
            Object value = calls.history().valueOf(handle);
            if (!fits.test(value)) {
                throw new UnfitValueException(invocation, needed + ", not " + Text.of(value));
            }
            number = values++;
            numbers.put(handle, number);
            handles[number] = handle;
        }
        return number;
    }

    History history() {
        return calls.history();
    }

    int key() {
        return calls.key();
    }

    Object value(int number) {
        return history().valueOf(handles[number]);
    }

    /** The handles of the values, by number. */
    long[] handles() {
        return Arrays.copyOf(handles, values);
    }

    /** Whether one put tried to put the value in, and one take returned it. */
    boolean isPaired(int value) {
        return tried[value] == 1 && taken[value] == 1;
    }

    /** How many open takes were invoked before an event. */
    int opensBefore(int event) {
        int place = Arrays.binarySearch(open, 0, opens, event);
        return place < 0 ? -place - 1 : place;
    }
}
