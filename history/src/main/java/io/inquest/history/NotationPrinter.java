package io.inquest.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Draws a history in {@link HistoryNotation}: each event gets the first column to the right of the one before it. */
final class NotationPrinter {
    private final History history;
    private final Map<Long, StringBuilder> lines = new TreeMap<>();

    NotationPrinter(History history) {
        this.history = history;
    }

    String print() {
        int width = 0;
        for (int i = 0; i < history.size(); i++) {
            width = Math.max(width, label(history.process(i)).length());
        }
        int column = width;
        for (int i = 0; i < history.size(); i++) {
            int process = history.process(i);
            StringBuilder line = lines.computeIfAbsent(order(process), any -> new StringBuilder(label(process)));
            pad(line, width);
            column = history.type(i) == EventType.INVOKE || process == History.NONE
                    ? begin(line, column + 1, history.event(i), completion(i))
                    : end(line, column + 1, history.operation(history.invocation(i)));
        }
        StringBuilder text = new StringBuilder();
        for (StringBuilder line : lines.values()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** The nemesis comes last. */
    private static long order(int process) {
        return process == History.NONE ? Long.MAX_VALUE : process;
    }

    private static String label(int process) {
        return process == History.NONE ? "nemesis:" : process + ":";
    }

    private static void pad(StringBuilder line, int width) {
        while (line.length() < width) {
            line.append(' ');
        }
    }

    /** Returns the column taken, at least the one given. */
    private static int begin(StringBuilder line, int columnMin, Event event, Event completion) {
        int column = Math.max(columnMin, line.length() + 1);
        pad(line, column);
        boolean nemesis = event.actor().isNemesis();
        line.append(nemesis ? '(' : '[');
        if (event.node() != null) {
            line.append('@').append(NotationWords.word(event.node())).append(' ');
        }
        if (nemesis) {
            line.append(generic(event));
            if (event.error() != null) {
                line.append(" ~").append(NotationWords.word(event.error()));
            }
            line.append(')');
        } else {
            line.append(call(event, completion));
        }
        return column;
    }

    private Event completion(int index) {
        int completion = history.completion(index);
        return completion == History.NONE ? null : history.event(completion);
    }

    private static String call(Event event, Event completion) {
        if (event.f().equals("txn") && event.key() == null) {
            boolean ok = completion != null && completion.type() == EventType.OK;
            return NotationTransaction.print(event.value(), ok, ok ? completion.value() : null)
                    .map(words -> "txn " + words)
                    .orElseGet(() -> generic(event));
        }
        if (event.key() != null) {
            String key = NotationWords.word(event.key());
            if (event.f().equals("read") && event.value() == null) {
                return "r " + key;
            }
            if (event.f().equals("write")) {
                return "w " + key + " " + NotationWords.word(event.value());
            }
            if (event.f().equals("cas") && event.value() instanceof List<?> pair && pair.size() == 2) {
                return "cas " + key + " " + NotationWords.word(pair.get(0)) + " " + NotationWords.word(pair.get(1));
            }
        }
        return generic(event);
    }

    private static String generic(Event event) {
        String f = event.f();
        boolean shorthand = f.equals("r")
                || f.equals("w")
                || f.equals("cas")
                || (f.equals("txn") && event.key() != null && NotationTransaction.isShort(List.of(event.key())));
        String text = shorthand ? Values.json(f) : NotationWords.word(f);
        if (event.key() != null) {
            text += " " + NotationWords.word(event.key());
        }
        return event.key() == null && event.value() == null ? text : text + " " + NotationWords.word(event.value());
    }

    private static int end(StringBuilder line, int columnMin, Operation operation) {
        String tail = tail(operation.invocation(), operation.completion());
        int column = Math.max(columnMin, line.length() + tail.length());
        pad(line, column - tail.length());
        line.append(tail).append(']');
        return column;
    }

    private static String tail(Event invocation, Event completion) {
        boolean ok = completion.type() == EventType.OK;
        Object value = completion.value();
        String tail = "";
        if (ok && invocation.f().equals("read") && invocation.key() != null && invocation.value() == null) {
            tail = " " + NotationWords.word(value);
        } else if (ok
                && invocation.f().equals("txn")
                && invocation.key() == null
                && NotationTransaction.print(invocation.value(), true, value).isPresent()) {
            tail = "";
        } else if (ok ? !Objects.equals(value, invocation.value()) : value != null) {
            tail = " -> " + NotationWords.word(value);
        }
        if (!ok) {
            tail += completion.type() == EventType.FAIL ? " !" : " ~";
            tail += completion.error() == null ? "" : NotationWords.word(completion.error());
        }
        return completion.node() == null ? tail : tail + " @" + NotationWords.word(completion.node());
    }
}
