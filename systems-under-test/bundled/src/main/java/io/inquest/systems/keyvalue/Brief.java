package io.inquest.systems.keyvalue;

import io.inquest.history.Values;

/** Commands in a few words, for people who read along. */
public final class Brief implements Command.Fold<String> {
    private static final Brief WORDS = new Brief();

    private Brief() {}

    public static String of(Command command) {
        return command.fold(WORDS);
    }

    public static String value(Object value) {
        return Values.json(value);
    }

    @Override
    public String nothing() {
        return "nothing";
    }

    @Override
    public String read(Object key) {
        return "read " + value(key);
    }

    @Override
    public String write(Object key, Object value) {
        return "write " + value(key) + " = " + value(value);
    }

    @Override
    public String cas(Object key, Object expected, Object value) {
        return "cas " + value(key) + ": " + value(expected) + " → " + value(value);
    }

    @Override
    public String append(Object key, String text) {
        return "append " + value(key) + " + " + value(text);
    }
}
