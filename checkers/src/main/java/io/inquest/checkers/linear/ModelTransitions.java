package io.inquest.checkers.linear;

import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Cell;
import io.inquest.checkers.model.Model;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The transitions of any {@link Model}: each pair of a state and a call is stepped once and remembered. */
final class ModelTransitions<S> implements Transitions {
    private static final int BYTES_OF_A_STATE = 128;
    private static final int PAIRS_TRIED_MAX = 10_000;

    private final Model<S> model;
    private final History history;

    private final Map<Call, Integer> callNumbers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<S, Integer> stateNumbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final LongIntMap steps = new LongIntMap();
    /** By call: the first operation that made it. */
    private int[] firstInvocations = new int[16];

    private long textChars;

    ModelTransitions(Model<S> model, History history) {
        this.model = model;
        this.history = history;
        number(model.init());
    }

    @Override
    public int call(int invocation) {
        int completion = history.completion(invocation);
        EventType outcome = completion == History.NONE ? EventType.INFO : history.type(completion);
        Call call = new Call(
                history.functionName(history.function(invocation)),
                history.keyValue(history.key(invocation)),
                history.valueOf(history.value(invocation)),
                outcome,
                outcome == EventType.OK ? history.valueOf(history.value(completion)) : null);
        Integer known = callNumbers.putIfAbsent(call, calls.size());
        if (known != null) {
            return known;
        }
        if (calls.size() == firstInvocations.length) {
            firstInvocations = Arrays.copyOf(firstInvocations, 2 * calls.size());
        }
        firstInvocations[calls.size()] = invocation;
        calls.add(call);
        return calls.size() - 1;
    }

    @Override
    public int init() {
        return 0;
    }

    @Override
    public int next(int state, int call) {
        long pair = ((long) state << 32) | call;
        int known = steps.get(pair);
        if (known != LongIntMap.ABSENT) {
            return known;
        }
        Optional<S> after = step(state, call);
        int next = after.isEmpty() ? ILLEGAL : number(after.get());
        steps.put(pair, next);
        return next;
    }

    private Optional<S> step(int state, int call) {
        try {
            return model.step(states.get(state), calls.get(call));
        } catch (IllegalArgumentException unfit) {
            throw new UnfitValueException(firstInvocations[call], unfit);
        }
    }

    @Override
    public int[] startStates(int[] someCalls) {
        int seen = states.size();
        if ((long) seen * someCalls.length > PAIRS_TRIED_MAX) {
            return null;
        }
        Map<List<Integer>, Integer> byEffect = new LinkedHashMap<>();
        for (int state = 0; state < seen; state++) {
            List<Integer> effect = new ArrayList<>();
            for (int call : someCalls) {
                effect.add(next(state, call));
            }
            byEffect.putIfAbsent(effect, state);
        }
        return byEffect.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private int number(S state) {
        Integer known = stateNumbers.putIfAbsent(state, states.size());
        if (known != null) {
            return known;
        }
        states.add(state);
        textChars += state instanceof Cell cell && cell.value() instanceof String text ? text.length() : 0;
        return states.size() - 1;
    }

    @Override
    public String describe(int state) {
        return states.get(state).toString();
    }

    @Override
    public long bytes() {
        return steps.bytes() + (long) BYTES_OF_A_STATE * (states.size() + calls.size()) + 2 * textChars;
    }
}
