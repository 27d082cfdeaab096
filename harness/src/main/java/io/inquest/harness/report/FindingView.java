package io.inquest.harness.report;

import io.inquest.checkers.Finding;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A finding as the page shows it.
 *
 * @param object what it is about: the key, or nothing
 * @param sentences the explanation, without the reasons that the table gives
 * @param states what the object may hold where the search got stuck
 * @param pending why no pending operation can come next
 * @param steps the end of the longest legal order
 * @param stepsBefore how many steps came before those
 * @param hasStates whether the steps know the state after them
 * @param cycle the transactions that each depend on the one before; null if the finding is about none
 * @param timeline null if the finding names no operations
 * @param note what the timeline leaves out
 */
public record FindingView(
        int number,
        String type,
        String checker,
        String object,
        List<String> sentences,
        List<String> states,
        List<Pending> pending,
        List<Step> steps,
        long stepsBefore,
        boolean hasStates,
        Drawing cycle,
        Drawing timeline,
        String note,
        List<Row> rows) {

    private static final int STATES_MAX = 12;
    private static final int STEPS_MAX = 8;

    /** An operation that may not come next. */
    public record Pending(String process, String call, String invoked, String ending, String reason, boolean first) {}

    /** A step of a legal order. */
    public record Step(String process, String call, String invoked, String after) {}

    /** An operation of the timeline. */
    public record Row(
            String event, String process, String call, String invoked, String completed, String ending, String role) {}

    static FindingView of(int number, VerdictFile.Anomaly anomaly, LoadedRun run, Faults faults) {
        OperationText text = new OperationText(run.history());
        Map<String, Object> details = anomaly.details();
        List<Pending> pending = new ArrayList<>();
        String explanation = anomaly.explanation();
        for (Object element : list(details.get("pending"))) {
            if (element instanceof Map<?, ?> entry
                    && entry.get("operation") instanceof Long operation
                    && entry.get("reason") instanceof String reason
                    && run.isInvocation(operation.intValue())) {
                pending.add(pending(run.history(), text, operation.intValue(), reason, pending.isEmpty()));
                explanation = explanation.replace(" " + reason, "");
            }
        }
        explanation = explanation.replaceAll(" \\d+ more pending operations do not help either\\.", "");
        List<Step> steps = steps(run, text, details);
        String object = OperationText.key(details.get("key"));
        Optional<TimelineSvg> timeline = TimelineSvg.of(run, faults, anomaly);
        List<Row> rows = new ArrayList<>();
        timeline.ifPresent(drawn -> drawn.choice()
                .shown()
                .forEach((invocation, role) -> rows.add(row(run.history(), text, invocation, role))));
        return new FindingView(
                number,
                Display.text(anomaly.type(), 60),
                Display.text(anomaly.checker(), 60),
                object,
                sentences(explanation, details),
                states(details),
                List.copyOf(pending),
                steps,
                Math.max(0, details.get("linearized") instanceof Long all ? all - steps.size() : 0),
                steps.stream().anyMatch(step -> !step.after().isEmpty()),
                TransactionCycle.of(run, details)
                        .map(cycle -> new CycleSvg(run.history(), cycle)
                                .draw("cycle-" + number, "The cycle of finding " + number))
                        .orElse(null),
                timeline.map(drawn -> drawn.draw(
                                "timeline-" + number, "Operations around finding " + number + ", by process"))
                        .orElse(null),
                timeline.map(drawn -> note(drawn.choice())).orElse(""),
                List.copyOf(rows));
    }

    private static List<String> sentences(String explanation, Map<String, Object> details) {
        List<String> sentences = new ArrayList<>(Sentences.split(Display.text(explanation, 4000)));
        String ruledOut = Display.text(Finding.ruledOut(details), 400);
        if (!ruledOut.isEmpty()) {
            sentences.add(ruledOut);
        }
        return sentences;
    }

    private static String note(TimelineChoice choice) {
        return choice.omitted() == 0
                ? ""
                : Units.count(choice.omitted(), "more operation") + " on the same object in this window"
                        + (choice.omitted() == 1 ? " is" : " are") + " left out.";
    }

    private static Pending pending(History history, OperationText text, int operation, String reason, boolean first) {
        return new Pending(
                Integer.toString(history.process(operation)),
                text.call(operation),
                text.invokedAt(operation),
                text.ending(operation),
                Display.text(reason, 1000),
                first);
    }

    private static Row row(History history, OperationText text, int invocation, TimelineChoice.Role role) {
        return new Row(
                Integer.toString(invocation),
                Integer.toString(history.process(invocation)),
                text.call(invocation),
                text.invokedAt(invocation),
                text.completedAt(invocation),
                text.ending(invocation),
                role.mark.isEmpty() ? "" : role.mark + " " + role.meaning);
    }

    private static List<Step> steps(LoadedRun run, OperationText text, Map<String, Object> details) {
        List<?> prefix = list(details.get("prefix"));
        List<?> states = list(details.get("prefix-states"));
        boolean known = states.size() == prefix.size();
        List<Step> steps = new ArrayList<>();
        for (int i = Math.max(0, prefix.size() - STEPS_MAX); i < prefix.size(); i++) {
            if (prefix.get(i) instanceof Long operation && run.isInvocation(operation.intValue())) {
                int invocation = operation.intValue();
                steps.add(new Step(
                        Integer.toString(run.history().process(invocation)),
                        text.call(invocation),
                        text.invokedAt(invocation),
                        known ? Display.text(String.valueOf(states.get(i)), 120) : ""));
            }
        }
        return List.copyOf(steps);
    }

    private static List<String> states(Map<String, Object> details) {
        List<String> states = new ArrayList<>();
        for (Object state : list(details.get("states"))) {
            if (states.size() == STATES_MAX) {
                states.add("… " + Units.count(list(details.get("states")).size() - STATES_MAX) + " more");
                break;
            }
            states.add(Display.text(String.valueOf(state), 120));
        }
        return List.copyOf(states);
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
