package io.inquest.harness.report;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A transaction in lines, one for each micro-operation. */
final class TransactionText {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,19}");
    private static final int KEY_MAX = 20;
    private static final int VALUE_MAX = 40;

    private TransactionText() {}

    static boolean isTransaction(History history, int invocation) {
        return history.functionName(history.function(invocation)).equals("txn")
                && history.valueOf(history.value(event(history, invocation))) instanceof List;
    }

    /** The completion of what is ok, else the invocation. */
    private static int event(History history, int invocation) {
        int completion = history.completion(invocation);
        return completion != History.NONE && history.type(completion) == EventType.OK ? completion : invocation;
    }

    /** Such as {@code r x → [1,3]}, {@code append x 4}; a result that nobody knows is a question mark. */
    static List<String> lines(History history, int invocation) {
        int event = event(history, invocation);
        List<String> lines = new ArrayList<>();
        for (Object operation : (List<?>) history.valueOf(history.value(event))) {
            lines.add(
                    operation instanceof List<?> words && words.size() == 3 && words.get(0) instanceof String kind
                            ? line(kind, words, event != invocation)
                            : Display.value(operation, VALUE_MAX));
        }
        return lines;
    }

    private static String line(String kind, List<?> words, boolean known) {
        String key = key(words.get(1));
        boolean read = kind.equals("r");
        return Display.text(kind, 8) + " " + key + (read ? " → " : " ")
                + (read && !known ? "?" : Display.value(words.get(2), VALUE_MAX));
    }

    /** A key: a name as it is, anything else as JSON. */
    static String key(Object value) {
        return value instanceof String name && NAME.matcher(name).matches() ? name : Display.value(value, KEY_MAX);
    }
}
