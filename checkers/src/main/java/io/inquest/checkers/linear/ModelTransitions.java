package io.inquest.checkers.linear;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Cell;
import io.inquest.checkers.model.Contrasts;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.ShowsWhole;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The transitions of any {@link Model}: each pair of a state and a call is stepped once and remembered.
 *
 * <p>Of an object that shows the whole of itself, a state that no read of the part can show any more, whatever is added to
 * it, is lost: no read is legal, and no update but one that overwrites it leads out. All lost states are one.
 */
final class ModelTransitions<S> implements Transitions {
    private static final int NOBODY = -1;
    private static final int BYTES_OF_A_STATE = 256;
    private static final int PAIRS_TRIED_MAX = 10_000;

    private final Model<S> model;
    private final History history;
    /** What the reads of the part returned, if that tells which states are lost; else null. */
    private final List<Object> shown;

    private final Map<Call, Integer> callNumbers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final Map<S, Integer> stateNumbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final LongIntMap steps = new LongIntMap();
    /** By call: the first operation that made it. */
    private int[] firstInvocations = new int[16];

    /** The first state that was found to be lost, which stands for all; or {@link #NOBODY}. */
    private int lost = NOBODY;

    private boolean severalLost;
    private long textChars;

    ModelTransitions(Model<S> model, Part part) {
        this.model = model;
        this.history = part.history;
        this.shown = model instanceof ShowsWhole ? part.results() : null;
        states.add(model.init());
        stateNumbers.put(model.init(), INITIAL);
    }

    @Override
    public int call(int invocation) {
        Call call = Calls.of(history, model, invocation);
        Integer known = callNumbers.putIfAbsent(call, calls.size());
        if (known != null) {
            return known;
        }
        if (calls.size() == firstInvocations.length) {
            firstInvocations = Arrays.copyOf(firstInvocations, 2 * calls.size());
        }
        firstInvocations[calls.size()] = invocation;
        calls.add(call);
        requireFit(call, invocation);
        return calls.size() - 1;
    }

    /** What does not fit is found before anything is decided, wherever the search may lead. */
    private void requireFit(Call call, int invocation) {
        try {
            model.step(model.init(), call);
        } catch (IllegalArgumentException unfit) {
            throw new UnfitValueException(invocation, unfit);
        }
    }

    @Override
    public Nature nature(int call) {
        if (model.functions().get(calls.get(call).f()) == Access.OVERWRITE) {
            return Nature.OVERWRITE;
        }
        return model instanceof ShowsWhole ? Nature.TOTAL : Nature.ANY;
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
        if (state == lost && next != ILLEGAL && !nature(call).overwrites()) {
            next = lost;
        }
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
        Integer known = stateNumbers.get(state);
        if (known != null) {
            return known;
        }
        boolean isLost = isLost(state);
        if (isLost && lost != NOBODY) {
            severalLost = true;
            return lost;
        }
        int number = states.size();
        stateNumbers.put(state, number);
        states.add(state);
        textChars += state instanceof Cell cell && cell.value() instanceof String text ? text.length() : 0;
        lost = isLost ? number : lost;
        return number;
    }

    private boolean isLost(S state) {
        if (shown == null) {
            return false;
        }
        ShowsWhole whole = (ShowsWhole) model;
        for (Object result : shown) {
            if (whole.mayBecome(state, result)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String describe(int state) {
        String text = states.get(state).toString();
        return state == lost && severalLost ? text + " (or something else that no read returned)" : text;
    }

    @Override
    public String contrast(int state, int call) {
        boolean isRead = model.functions().get(calls.get(call).f()) == Access.READ;
        return isRead && model instanceof Contrasts contrasts
                ? contrasts.contrast(states.get(state), calls.get(call))
                : null;
    }

    @Override
    public long bytes() {
        return steps.bytes() + (long) BYTES_OF_A_STATE * (states.size() + calls.size()) + 2 * textChars;
    }
}
