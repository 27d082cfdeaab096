package io.inquest.checkers.linear;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.Budget.Stop;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Says in sentences why a part has no linearization, or how far the search came. */
final class Explainer {
    private static final int STATES_SHOWN_MAX = 6;
    private static final int PENDING_MAX = 12;

    private final History history;
    private final Phrases phrases;
    private final Transitions transitions;

    Explainer(History history, Model<?> model, Decider decider) {
        this.history = history;
        this.phrases = new Phrases(history, model);
        this.transitions = decider.transitions();
    }

    Finding explain(Decision decision) {
        return decision.validity() == Validity.UNKNOWN ? undecided(decision) : nonlinearizable(decision);
    }

    private Finding undecided(Decision decision) {
        Part part = decision.part();
        Stop stop = decision.stop();
        int reached = decision.deepest().blockedAt();
        int explained = 0;
        for (int i = 0; i < part.required; i++) {
            explained += part.completion[i] < reached ? 1 : 0;
        }
        String text = "The search for an order of the operations on " + phrases.object(part) + " ended because "
                + stop.reason + ". The first " + explained + " of its " + part.required
                + " operations, those completed before event " + reached
                + ", are linearizable; the rest was not decided.";
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", part.keyValue());
        details.put("decided", explained);
        details.put("operations", part.required);
        details.put("event", reached);
        return new Finding(stop.type, text, List.of(), details);
    }

    private Finding nonlinearizable(Decision decision) {
        Part part = decision.part();
        Deepest deepest = decision.deepest();
        int last = deepest.blockedAt();
        int culprit = history.invocation(last);
        String object = phrases.object(part);
        String states = states(deepest.states());
        StringJoiner text = new StringJoiner(" ");
        text.add("No order of the operations on " + object + " up to " + phrases.moment(last)
                + " is legal and respects real time.");
        text.add(prefixSentence(part, decision.order(), object, states));
        List<Map<String, Object>> pending = pending(part, decision, states, text);
        List<Integer> operations = new ArrayList<>();
        operations.add(culprit);
        pending.forEach(entry -> operations.add((Integer) entry.get("operation")));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", part.keyValue());
        details.put("window", List.of(0, last));
        details.put("prefix", invocations(part, decision.order()));
        details.put(
                "states",
                Arrays.stream(deepest.states()).mapToObj(transitions::describe).toList());
        details.put("pending", pending);
        return new Finding(
                "nonlinearizable",
                text.toString(),
                operations.stream().distinct().toList(),
                details);
    }

    private static List<Integer> invocations(Part part, int[] order) {
        return Arrays.stream(order)
                .mapToObj(operation -> part.invocation[operation])
                .toList();
    }

    private String prefixSentence(Part part, int[] order, String object, String states) {
        if (order.length == 0) {
            return "Nothing can be linearized first: " + object + " is " + states + ".";
        }
        return "After linearizing " + order.length + (order.length == 1 ? " operation" : " operations")
                + ", the last of them " + phrases.operation(part.invocation[order[order.length - 1]]) + ", " + object
                + (transitionsAreOne(states) ? " is " : " may be ") + states + ".";
    }

    private static boolean transitionsAreOne(String states) {
        return !states.contains(" or ");
    }

    /** Why each operation that is open at the end of the prefix cannot come next; the one that must come first. */
    private List<Map<String, Object>> pending(Part part, Decision decision, String states, StringJoiner text) {
        int last = decision.deepest().blockedAt();
        boolean[] done = new boolean[part.size()];
        for (int operation : decision.order()) {
            done[operation] = true;
        }
        List<Map<String, Object>> pending = new ArrayList<>();
        int culprit = -1;
        for (int operation = 0; operation < part.required; operation++) {
            if (part.completion[operation] == last) {
                culprit = operation;
            }
        }
        add(pending, part, culprit, phrases.impossible(part.invocation[culprit], part, states), text);
        for (int operation = 0; operation < part.size() && pending.size() < PENDING_MAX; operation++) {
            if (!done[operation] && operation != culprit && part.invocation[operation] < last) {
                add(pending, part, operation, reason(part, operation, decision.deepest(), culprit), text);
            }
        }
        return pending;
    }

    private static void add(
            List<Map<String, Object>> pending, Part part, int operation, String reason, StringJoiner text) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("operation", part.invocation[operation]);
        entry.put("reason", reason);
        pending.add(entry);
        text.add(reason);
    }

    private String reason(Part part, int operation, Deepest deepest, int culprit) {
        int state = deepest.prefixState();
        int next = transitions.next(state, part.call[operation]);
        if (next == Transitions.ILLEGAL) {
            return phrases.impossible(part.invocation[operation], part, transitions.describe(state));
        }
        return phrases.useless(part.invocation[operation], part, transitions.describe(next), part.invocation[culprit]);
    }

    private String states(int[] states) {
        StringJoiner joined = new StringJoiner(" or ");
        for (int i = 0; i < Math.min(states.length, STATES_SHOWN_MAX); i++) {
            joined.add(transitions.describe(states[i]));
        }
        return states.length > STATES_SHOWN_MAX
                ? joined + " or one of " + (states.length - STATES_SHOWN_MAX) + " more"
                : joined.toString();
    }
}
