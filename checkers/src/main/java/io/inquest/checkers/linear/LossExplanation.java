package io.inquest.checkers.linear;

import io.inquest.checkers.Finding;
import io.inquest.checkers.loss.Loss;
import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.KvModel;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Says which acknowledged update was lost, and what shows it. */
final class LossExplanation {
    private static final int OPERATIONS_MAX = 12;
    private static final int VALUES_MAX = 3;

    private final History history;
    private final Model<?> model;
    private final Phrases phrases;
    private final String object;
    private final Loss loss;

    /** @param object the words for what the update was made to */
    LossExplanation(History history, Model<?> model, Phrases phrases, String object, Loss loss) {
        this.history = history;
        this.model = model;
        this.phrases = phrases;
        this.object = object;
        this.loss = loss;
    }

    Finding finding() {
        List<Integer> operations = new ArrayList<>();
        operations.add(loss.update());
        loss.evidence().stream().limit(OPERATIONS_MAX).forEach(operations::add);
        if (loss.proof() != History.NONE) {
            operations.add(loss.proof());
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(loss.update())));
        details.put(
                "window",
                List.of(
                        loss.update(),
                        history.completion(loss.evidence().get(loss.evidence().size() - 1))));
        details.put("update", loss.update());
        details.put("read", loss.evidence().get(0));
        details.put("evidence", loss.evidence().size());
        return new Finding("lost-write", text(), operations.stream().distinct().toList(), details);
    }

    private String text() {
        String after = loss.successor() == null ? ": " : " after " + loss.successor() + " took over: ";
        return "The " + call(loss.update()) + " by process " + history.process(loss.update()) + ", acknowledged "
                + answered(loss.update()) + ", was gone" + after + evidence()
                + ". "
                + (model instanceof KvModel
                        ? "They show no put that can have replaced it, and no later read shows it again."
                        : "What was found is older, and what had been acknowledged did not come back.");
    }

    private String evidence() {
        List<Integer> reads = loss.evidence().stream().filter(this::isRead).toList();
        if (loss.proof() == History.NONE && loss.finalProcesses() == 0) {
            return reads(reads);
        }
        if (loss.proof() == History.NONE) {
            return reads(reads) + ", those of " + loss.finalProcesses()
                    + " processes also at the end, when no update was under way and no fault in force";
        }
        String proof = call(loss.proof()) + " by process " + history.process(loss.proof());
        if (!loss.evidence().contains(loss.proof())) {
            return reads(reads) + ", though they show the " + proof + ", which was invoked later, at "
                    + phrases.instant(loss.proof());
        }
        String succeeded = "the " + proof + ", acknowledged " + answered(loss.proof()) + ", succeeded";
        return reads.isEmpty() ? succeeded : reads(reads) + ", and " + succeeded;
    }

    private String call(int invocation) {
        String f = history.functionName(history.function(invocation));
        String value = phrases.value(invocation);
        return f.equals("cas") ? f + " " + value + " of " + object : f + " of " + value + " to " + object;
    }

    private String answered(int invocation) {
        int completion = history.completion(invocation);
        String node = history.node(completion);
        return (node == null ? "at " : "by " + node + " at ") + phrases.instant(completion);
    }

    /** Such as: from 6.100 s on 3 reads show 5 (acknowledged earlier). */
    private String reads(List<Integer> reads) {
        boolean one = reads.size() == 1;
        return "from " + phrases.instant(history.completion(reads.get(0))) + " on "
                + (one ? "a read shows " : reads.size() + " reads show ") + values(reads);
    }

    private String values(List<Integer> reads) {
        List<Object> values = reads.stream()
                .map(read -> history.valueOf(history.value(history.completion(read))))
                .distinct()
                .toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(VALUES_MAX, values.size()); i++) {
            text.append(i == 0 ? "" : ", then ").append(Text.of(values.get(i)));
            text.append(i == 0 && wasAcknowledgedEarlier(values.get(i)) ? " (acknowledged earlier)" : "");
        }
        return values.size() > VALUES_MAX ? text + " and others" : text.toString();
    }

    /** Whether an update that put just this value completed before the lost one began. */
    private boolean wasAcknowledgedEarlier(Object value) {
        for (int i = 0; i < loss.update(); i++) {
            if (history.type(i) == EventType.OK
                    && history.key(i) == history.key(loss.update())
                    && !isRead(history.invocation(i))
                    && Objects.equals(put(history.invocation(i)), value)) {
                return true;
            }
        }
        return false;
    }

    private Object put(int invocation) {
        Object argument = history.valueOf(history.value(invocation));
        boolean isCas = history.functionName(history.function(invocation)).equals("cas");
        return isCas ? RegisterModel.oldAndNew(argument).get(1) : argument;
    }

    private boolean isRead(int invocation) {
        return model.functions().get(history.functionName(history.function(invocation))) == Access.READ;
    }
}
