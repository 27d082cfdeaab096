package io.inquest.checkers.linear;

import io.inquest.checkers.Alternatives;
import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;

/** Says where a search got stuck, what the object could hold there, and why no pending operation could come next. */
final class StuckExplanation {
    private static final int STATES_SHOWN_MAX = 6;
    private static final int REASONS_SHOWN_MAX = 6;
    private static final int PENDING_MAX = 32;
    private static final int PREFIX_MIN = 8;
    private static final int PREFIX_MAX = 256;

    private final Phrases phrases;
    private final Transitions transitions;
    private final Part part;
    private final Reach deepest;
    private final int[] order;
    private final int first;
    private final int last;
    /** The operation that has to come next, and cannot. */
    private final int culprit;

    StuckExplanation(Phrases phrases, Budget budget, Decision.Stuck stuck) {
        this.phrases = phrases;
        this.part = stuck.part();
        this.transitions = part.transitions;
        this.deepest = stuck.deepest();
        this.order = deepest.prefix();
        this.last = deepest.blockedAt();
        this.first = new Window(part, budget.share(4)).first(last);
        int operation = 0;
        while (part.completion[operation] != last) {
            operation++;
        }
        this.culprit = operation;
    }

    Finding finding() {
        return finding("", List.of());
    }

    /**
     * @param remark sentences to add after the first
     * @param mentioned the invocations of the operations that they are about
     */
    Finding finding(String remark, List<Integer> mentioned) {
        List<Map<String, Object>> pending = pending();
        StringJoiner text = new StringJoiner(" ");
        text.add("No order of the operations on " + phrases.object(part) + " up to " + phrases.moment(last)
                + " is legal and respects real time." + remark);
        text.add(prefixSentence());
        pending.stream().limit(REASONS_SHOWN_MAX).forEach(entry -> text.add((String) entry.get("reason")));
        if (pending.size() > REASONS_SHOWN_MAX) {
            int more = pending.size() - REASONS_SHOWN_MAX;
            text.add(
                    more == 1
                            ? "One more pending operation does not help either."
                            : more + " more pending operations do not help either.");
        }
        if (first > 0) {
            // the states of other models are those that what came before can have led to
            String before = transitions instanceof RegisterTransitions
                    ? "whatever was there before"
                    : "in whatever order the rest came before";
            text.add("What happened from " + phrases.moment(first) + " on is enough to show it, " + before + ".");
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", part.keyValue());
        details.put("window", List.of(first, last));
        details.put("linearized", order.length);
        int prefixStart = prefixStart();
        details.put("prefix", prefix(prefixStart));
        details.put("prefix-states", prefixStates(prefixStart));
        details.put(
                "states",
                Arrays.stream(deepest.states()).mapToObj(transitions::describe).toList());
        details.put("pending", pending);
        List<Integer> operations = new ArrayList<>(mentioned);
        pending.forEach(entry -> operations.add((Integer) entry.get("operation")));
        return new Finding(
                "nonlinearizable",
                text.toString(),
                operations.stream().distinct().toList(),
                details);
    }

    private String prefixSentence() {
        String object = phrases.object(part);
        String is = object + " is " + transitions.describe(deepest.prefixState());
        int[] others = Arrays.stream(deepest.states())
                .filter(state -> state != deepest.prefixState())
                .toArray();
        String states = others.length == 0 ? is : is + "; in other orders it may be " + alternatives(others);
        if (order.length == 0) {
            return "No operation can come first: " + states + ".";
        }
        String last = phrases.operation(part.invocation[order[order.length - 1]]);
        return order.length == 1
                ? "After linearizing " + last + ", " + states + "."
                : "After linearizing " + order.length + " operations, the last of them " + last + ", " + states + ".";
    }

    private String alternatives(int[] states) {
        return Alternatives.of(
                Arrays.stream(states).mapToObj(transitions::describe).toList(), STATES_SHOWN_MAX);
    }

    /** The first linearized operation that lies in the window; earlier if they are few, later if they are many. */
    private int prefixStart() {
        int start = order.length;
        while (start > 0 && part.completion[order[start - 1]] >= first) {
            start--;
        }
        start = Math.min(start, order.length - PREFIX_MIN);
        return Math.max(0, Math.max(start, order.length - PREFIX_MAX));
    }

    private List<Integer> prefix(int start) {
        return Arrays.stream(order, start, order.length)
                .mapToObj(operation -> part.invocation[operation])
                .toList();
    }

    /** What the object holds after each operation of {@link #prefix}. */
    private List<String> prefixStates(int start) {
        List<String> states = new ArrayList<>();
        int state = Transitions.INITIAL;
        for (int i = 0; i < order.length; i++) {
            state = transitions.next(state, part.call[order[i]]);
            if (i >= start) {
                states.add(transitions.describe(state));
            }
        }
        return states;
    }

    /** Why no operation that is open there can come next; the one that has to is the first. */
    private List<Map<String, Object>> pending() {
        boolean[] done = new boolean[part.size()];
        for (int operation : order) {
            done[operation] = true;
        }
        List<Map<String, Object>> pending = new ArrayList<>();
        boolean several = deepest.states().length > 1;
        String states = alternatives(deepest.states()) + contrast();
        pending.add(entry(culprit, phrases.impossible(part.invocation[culprit], part, states, several)));
        for (int operation = 0; operation < part.size() && pending.size() < PENDING_MAX; operation++) {
            if (!done[operation] && operation != culprit && part.invocation[operation] < last) {
                pending.add(entry(operation, reason(operation)));
            }
        }
        return pending;
    }

    /** In what the culprit differs from what the object may be, where that is not plain to see. */
    private String contrast() {
        int call = part.call[culprit];
        List<String> contrasts = Arrays.stream(deepest.states())
                .filter(state -> transitions.next(state, call) == Transitions.ILLEGAL)
                .mapToObj(state -> transitions.contrast(state, call))
                .filter(Objects::nonNull)
                .distinct()
                .limit(STATES_SHOWN_MAX)
                .toList();
        return contrasts.isEmpty() ? "" : ": it " + String.join(", or ", contrasts);
    }

    private Map<String, Object> entry(int operation, String reason) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("operation", part.invocation[operation]);
        entry.put("reason", reason);
        return entry;
    }

    private String reason(int operation) {
        int state = deepest.prefixState();
        int next = transitions.next(state, part.call[operation]);
        int invocation = part.invocation[operation];
        return next == Transitions.ILLEGAL
                ? phrases.impossible(invocation, part, transitions.describe(state), false)
                : phrases.useless(invocation, part, transitions.describe(next), part.invocation[culprit]);
    }
}
