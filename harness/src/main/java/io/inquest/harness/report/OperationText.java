package io.inquest.harness.report;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Names operations of a history: short on a bar, in full in tables. */
final class OperationText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,39}");
    private static final int LABEL_MAX = 24;
    private static final int LABEL_VALUE_MAX = 14;
    private static final int VALUE_MAX = 120;

    private final History history;

    OperationText(History history) {
        this.history = history;
    }

    EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    /** Such as {@code r → 49}, {@code w 50}, {@code cas 54→55 ✗}. */
    String label(int invocation) {
        String call = Display.text(call(invocation, true, LABEL_VALUE_MAX), LABEL_MAX);
        return switch (outcome(invocation)) {
            case FAIL -> call + " ✗";
            case INFO -> call + " ?";
            default -> call;
        };
    }

    /** Such as {@code read → 49}, with whole words. */
    String call(int invocation) {
        return call(invocation, false, VALUE_MAX);
    }

    private String call(int invocation, boolean brief, int valueMax) {
        if (TransactionText.isTransaction(history, invocation)) {
            String words = String.join(", ", TransactionText.lines(history, invocation));
            return brief ? words : "txn " + words;
        }
        String f = history.functionName(history.function(invocation));
        Object argument = history.valueOf(history.value(invocation));
        boolean ok = outcome(invocation) == EventType.OK;
        Object result = ok ? history.valueOf(history.value(history.completion(invocation))) : null;
        if (f.equals("cas") && argument instanceof List<?> pair && pair.size() == 2) {
            String arrow = brief ? "→" : " → ";
            return "cas " + Display.value(pair.get(0), valueMax / 2) + arrow + Display.value(pair.get(1), valueMax / 2);
        }
        String name = !brief ? f : f.equals("read") ? "r" : f.equals("write") ? "w" : f;
        String shown = Display.text(name, valueMax);
        if (argument != null) {
            shown += " " + Display.value(argument, valueMax);
        }
        boolean returned = ok && (argument == null || !Objects.equals(argument, result));
        return returned ? shown + " → " + Display.value(result, valueMax) : shown;
    }

    /** {@code key 0}, {@code k4}, or nothing if there is none. */
    static String key(Object key) {
        if (key instanceof String name && NAME.matcher(name).matches()) {
            return name;
        }
        return key == null ? "" : "key " + Display.value(key, 60);
    }

    /** How it ended, with the node and the reason. */
    String ending(int invocation) {
        int completion = history.completion(invocation);
        if (completion == History.NONE) {
            return "never completed";
        }
        String node = history.node(completion);
        String error = history.error(completion);
        return history.type(completion).word()
                + (node == null ? "" : " from " + Display.text(node, 60))
                + (error == null ? "" : ": " + Display.text(error, VALUE_MAX));
    }

    String invokedAt(int invocation) {
        return Units.moment(history.time(invocation));
    }

    String completedAt(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? "–" : Units.moment(history.time(completion));
    }

    /** All about it in one line. */
    String sentence(int invocation) {
        return "process " + history.process(invocation) + ": " + call(invocation) + ", " + ending(invocation) + "; "
                + invokedAt(invocation) + " to " + completedAt(invocation) + " (event " + invocation + ")";
    }
}
