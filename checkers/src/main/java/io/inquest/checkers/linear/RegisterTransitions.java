package io.inquest.checkers.linear;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The transitions of {@link RegisterModel} on value handles alone: most histories are of registers, and decoding each
 * operation costs more than checking it. A state is the number of the value held.
 */
final class RegisterTransitions implements Transitions {
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int CAS = 2;
    private static final int REFUSED_CAS = 3;

    private final History history;
    private final int read;
    private final int write;

    private final LongIntMap numbers = new LongIntMap();
    /** Values that stand only inside the pairs of cas operations have no handle. */
    private final Map<Object, Integer> numbersOfOthers = new HashMap<>();

    private final List<Object> others = new ArrayList<>();
    private long[] handles = new long[16];
    private int values;

    private final LongIntMap callNumbers = new LongIntMap();
    private byte[] kinds = new byte[16];
    private int[] expected = new int[16];
    private int[] written = new int[16];
    private int calls;

    RegisterTransitions(History history) {
        this.history = history;
        this.read = history.functionNumber("read");
        this.write = history.functionNumber("write");
        number(History.NULL);
    }

    @Override
    public int call(int invocation) {
        int function = history.function(invocation);
        if (function == read) {
            return call(READ, number(history.value(history.completion(invocation))), 0);
        }
        if (function == write) {
            return call(WRITE, 0, number(history.value(invocation)));
        }
        List<?> pair;
        try {
            pair = RegisterModel.oldAndNew(history.valueOf(history.value(invocation)));
        } catch (IllegalArgumentException unfit) {
            throw new UnfitValueException(invocation, unfit);
        }
        int completion = history.completion(invocation);
        boolean refused = completion != History.NONE && history.type(completion) == EventType.FAIL;
        return call(refused ? REFUSED_CAS : CAS, number(pair.get(0)), number(pair.get(1)));
    }

    private int call(int kind, int old, int value) {
        long exact = ((long) kind << 62) | ((long) old << 31) | value;
        int known = callNumbers.get(exact);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        if (calls == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * calls);
            expected = Arrays.copyOf(expected, 2 * calls);
            written = Arrays.copyOf(written, 2 * calls);
        }
        kinds[calls] = (byte) kind;
        expected[calls] = old;
        written[calls] = value;
        callNumbers.put(exact, calls);
        return calls++;
    }

    private int number(long handle) {
        int known = numbers.get(handle);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        numbers.put(handle, values);
        return add(handle);
    }

    private int number(Object value) {
        long handle = history.handleOf(value);
        if (handle != History.NO_HANDLE) {
            return number(handle);
        }
        Integer known = numbersOfOthers.putIfAbsent(value, values);
        if (known != null) {
            return known;
        }
        others.add(value);
        // handles of integers are even, all other handles positive
        return add(1 - 2L * others.size());
    }

    private int add(long handle) {
        if (values == handles.length) {
            handles = Arrays.copyOf(handles, 2 * values);
        }
        handles[values] = handle;
        return values++;
    }

    @Override
    public Nature nature(int call) {
        switch (kinds[call]) {
            case WRITE:
                return Nature.OVERWRITE;
            case CAS:
                return Nature.FIXED;
            default:
                return Nature.ANY;
        }
    }

    @Override
    public int next(int state, int call) {
        switch (kinds[call]) {
            case READ:
                return state == expected[call] ? state : ILLEGAL;
            case WRITE:
                return written[call];
            case CAS:
                return state == expected[call] ? written[call] : ILLEGAL;
            default:
                return state == expected[call] ? ILLEGAL : state;
        }
    }

    @Override
    public int[] startStates(int[] someCalls) {
        int[] states = new int[2 * someCalls.length];
        int count = 0;
        for (int call : someCalls) {
            states[count++] = expected[call];
        }
        // one that no call expects stands for all of those
        int[] distinct = Arrays.stream(states, 0, count).distinct().sorted().toArray();
        int other = 0;
        while (other < distinct.length && distinct[other] == other) {
            other++;
        }
        if (other == values) {
            return distinct;
        }
        int[] all = Arrays.copyOf(distinct, distinct.length + 1);
        all[distinct.length] = other;
        return all;
    }

    @Override
    public String describe(int state) {
        long handle = handles[state];
        boolean isOther = handle < 0 && (handle & 1) != 0;
        return Text.of(isOther ? others.get((int) (-handle >> 1)) : history.valueOf(handle));
    }

    @Override
    public long bytes() {
        return numbers.bytes() + callNumbers.bytes() + 8L * handles.length + 9L * kinds.length;
    }
}
