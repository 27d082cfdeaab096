package io.inquest.checkers.vacuity;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A history in one line. {@code read:ok} is an operation and its end ({@code ok}, {@code fail} or {@code info}),
 * {@code read:} one without end; {@code +kill1} begins fault 1, {@code +kill1!} says that it failed to begin;
 * {@code -kill1} ends it, {@code -kill1=true} says that it had an effect, {@code -kill1!} that it failed to end;
 * {@code *start} is a nemesis event of another tool.
 */
final class Script {
    private final HistoryBuilder builder = History.builder();
    private int process;

    static History of(String text) {
        Script script = new Script();
        for (String word : text.split(" ")) {
            script.add(word);
        }
        return script.builder.build();
    }

    private void add(String word) {
        char first = word.charAt(0);
        if (first == '*') {
            nemesis(word.substring(1), null, null);
        } else if (first == '+' || first == '-') {
            fault(word, first == '+' ? "start" : "end");
        } else {
            operation(word.split(":", -1));
        }
    }

    private void operation(String[] nameAndEnd) {
        Actor actor = Actor.process(process++);
        builder.add(Event.invoke(actor, nameAndEnd[0], "x", null));
        for (EventType type : EventType.values()) {
            if (type.name().equalsIgnoreCase(nameAndEnd[1])) {
                builder.add(new Event(-1, -1, type, actor, nameAndEnd[0], "x", null, null, null));
            }
        }
    }

    private void fault(String word, String phase) {
        String[] nameAndEffect = word.substring(1).replace("!", "").split("=");
        int digits = nameAndEffect[0].length() - 1;
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", Integer.parseInt(nameAndEffect[0].substring(digits)));
        value.put("phase", phase);
        if (nameAndEffect.length > 1) {
            value.put("effect", Boolean.parseBoolean(nameAndEffect[1]));
        }
        nemesis(nameAndEffect[0].substring(0, digits), value, word.endsWith("!") ? "it did not work" : null);
    }

    private void nemesis(String f, Object value, String error) {
        builder.add(new Event(-1, -1, EventType.INFO, Actor.NEMESIS, f, null, value, null, error));
    }
}
