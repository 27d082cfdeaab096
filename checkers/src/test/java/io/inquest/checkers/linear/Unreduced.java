package io.inquest.checkers.linear;

import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;
import io.inquest.history.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Just-in-time linearization with nothing left out: at every completion all sets of operations that may be linearized, in
 * all orders. For histories of one object of a few dozen operations, of which a few overlap.
 */
final class Unreduced<S> {
    private static final int OPERATIONS_MAX = 48;

    private final Model<S> model;
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final List<S> states = new ArrayList<>();
    private final Map<S, Integer> stateNumbers = new HashMap<>();
    private long open;

    private Unreduced(Model<S> model) {
        this.model = model;
    }

    /** The event of the first completion up to which the history is not linearizable; -1 if all of it is. */
    static <S> int blockedAt(History history, Model<S> model) {
        return new Unreduced<>(model).run(history);
    }

    private int run(History history) {
        Set<Long> now = Set.of(configuration(model.init(), 0));
        for (int event = 0; event < history.size(); event++) {
            boolean invokes = history.invocation(event) == History.NONE;
            int invocation = invokes ? event : history.invocation(event);
            Operation operation = history.operation(invocation);
            boolean required = Replay.isRequired(operation);
            if (!required && !Replay.isOptional(operation, model)) {
                continue;
            }
            if (invokes) {
                numbers.put(event, calls.size());
                open |= 1L << calls.size();
                calls.add(Replay.call(operation));
            } else if (required) {
                long bit = 1L << numbers.get(invocation);
                now = completed(now, bit);
                open &= ~bit;
                if (now.isEmpty()) {
                    return event;
                }
            }
        }
        return -1;
    }

    private long configuration(S state, long linearized) {
        Integer number = stateNumbers.putIfAbsent(state, states.size());
        if (number == null) {
            number = states.size();
            states.add(state);
        }
        return (long) number << OPERATIONS_MAX | linearized;
    }

    private Set<Long> completed(Set<Long> before, long bit) {
        Set<Long> after = new HashSet<>();
        Set<Long> seen = new HashSet<>(before);
        Deque<Long> left = new ArrayDeque<>(before);
        while (!left.isEmpty()) {
            long configuration = left.pop();
            if ((configuration & bit) != 0) {
                after.add(configuration & ~bit);
                continue;
            }
            long linearized = configuration & (1L << OPERATIONS_MAX) - 1;
            S state = states.get((int) (configuration >>> OPERATIONS_MAX));
            for (long next = open & ~linearized; next != 0; next &= next - 1) {
                long with = linearized | Long.lowestOneBit(next);
                model.step(state, calls.get(Long.numberOfTrailingZeros(next)))
                        .map(result -> configuration(result, with))
                        .filter(seen::add)
                        .ifPresent(left::push);
            }
        }
        return after;
    }
}
