package io.inquest.systems.keyvalue;

/** What the replicated state machine can be told to do. Keys and values are {@link io.inquest.history.Values}. */
public sealed interface Command {
    <R> R fold(Fold<R> fold);

    /** One method a command. */
    interface Fold<R> {
        R nothing();

        R read(Object key);

        R write(Object key, Object value);

        R cas(Object key, Object expected, Object value);

        R append(Object key, String text);
    }

    /** Does nothing: a leader's first entry, or a probe. */
    record Nothing() implements Command {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.nothing();
        }
    }

    record Read(Object key) implements Command {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.read(key);
        }
    }

    /** @param value what the key holds from now on; null makes it hold nothing again */
    record Write(Object key, Object value) implements Command {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.write(key, value);
        }
    }

    /** Writes if the key holds what is expected. */
    record Cas(Object key, Object expected, Object value) implements Command {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.cas(key, expected, value);
        }
    }

    /** Adds the text at the end of what the key holds. */
    record Append(Object key, String text) implements Command {
        @Override
        public <R> R fold(Fold<R> fold) {
            return fold.append(key, text);
        }
    }
}
