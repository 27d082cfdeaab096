package io.inquest.checkers.objects;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The elements of a set, numbered from 0: who added each, and which reads show it. */
final class SetElements {
    static final int NONE = -1;
    private static final int COLUMNS = 7;

    private final Calls calls;
    private final History history;
    private final SetReads reads;
    private final Meter meter;
    private final LongIntMap numbers;
    /** Those that no event has as its value. */
    private final Map<Object, Integer> others = new LinkedHashMap<>();

    private int count;
    /** By element: the first of its adds, or {@link #NONE} if there is none that did not fail. */
    int[] add;
    /** The first completion of an ok add, or {@link Calls#NEVER}. */
    int[] acknowledged;
    /** The first completion of a read that shows it, or {@link Calls#NEVER}. */
    int[] seen;
    /** The first run that shows it. */
    int[] firstRun;
    /** The last run that shows it, and the first of those in a row up to that. */
    int[] lastRun;

    int[] rowStart;
    /** A run whose reads show it more than once, or {@link #NONE}. */
    int[] twice;

    private Object[] values;

    SetElements(Calls calls, SetReads reads, Meter meter) {
        this.calls = calls;
        this.history = calls.history();
        this.reads = reads;
        this.meter = meter;
        int room = Math.max(4, calls.size());
        numbers = new LongIntMap(room);
        meter.reserve(numbers.bytes() + room * (4L * COLUMNS + 8));
        add = new int[room];
        acknowledged = new int[room];
        seen = new int[room];
        firstRun = new int[room];
        lastRun = new int[room];
        rowStart = new int[room];
        twice = new int[room];
        values = new Object[room];
    }

    /** Goes through all adds, and through all that the reads show. */
    void read() {
        int adds = history.functionNumber("add");
        for (int call = 0; call < calls.size(); call++) {
            meter.step();
            int invocation = calls.invocation(call);
            if (history.function(invocation) == adds) {
                int element = numbered(history.value(invocation));
                if (add[element] == NONE) {
                    add[element] = invocation;
                }
                acknowledged[element] = Math.min(acknowledged[element], calls.completion(call));
            }
        }
        for (int run = 0; run < reads.runs(); run++) {
            List<?> shown = reads.elements(run);
            int completion = reads.firstCompletion(run);
            meter.steps(shown.size() + 1);
            for (Object each : shown) {
                show(number(each), run, completion);
            }
        }
    }

    private void show(int element, int run, int completion) {
        seen[element] = Math.min(seen[element], completion);
        if (firstRun[element] == NONE) {
            firstRun[element] = run;
        }
        if (lastRun[element] == run) {
            twice[element] = twice[element] == NONE ? run : twice[element];
            return;
        }
        if (lastRun[element] == NONE || lastRun[element] != run - 1) {
            rowStart[element] = run;
        }
        lastRun[element] = run;
    }

    private int numbered(long handle) {
        int number = numbers.get(handle);
        if (number == LongIntMap.ABSENT) {
            number = next(history.valueOf(handle));
            numbers.put(handle, number);
        }
        return number;
    }

    private int number(Object value) {
        long handle = history.handleOf(value);
        return handle == History.NO_HANDLE ? others.computeIfAbsent(value, this::next) : numbered(handle);
    }

    private int next(Object value) {
        if (count == add.length) {
            grow();
        }
        values[count] = value;
        add[count] = NONE;
        acknowledged[count] = Calls.NEVER;
        seen[count] = Calls.NEVER;
        firstRun[count] = NONE;
        lastRun[count] = NONE;
        twice[count] = NONE;
        return count++;
    }

    private void grow() {
        int room = 2 * count;
        meter.reserve(count * (4L * COLUMNS + 8));
        add = Arrays.copyOf(add, room);
        acknowledged = Arrays.copyOf(acknowledged, room);
        seen = Arrays.copyOf(seen, room);
        firstRun = Arrays.copyOf(firstRun, room);
        lastRun = Arrays.copyOf(lastRun, room);
        rowStart = Arrays.copyOf(rowStart, room);
        twice = Arrays.copyOf(twice, room);
        values = Arrays.copyOf(values, room);
    }

    int count() {
        return count;
    }

    Object value(int element) {
        return values[element];
    }

    /** Whether the last read that there was shows it. */
    boolean isThereInTheEnd(int element) {
        return lastRun[element] == reads.runs() - 1;
    }
}
