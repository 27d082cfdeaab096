package io.inquest.cluster.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A command as a list of words: no shell ever splits or expands them. What a backend must send as one line it quotes.
 *
 * @param words the program, then its arguments
 * @param environment variables set for it, beside those it would have anyway
 * @param input what it reads from its standard input
 * @param timeout it is killed if it takes longer
 */
public record Command(List<String> words, Map<String, String> environment, String input, Duration timeout) {
    /** How long a command may take when nobody says. */
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(timeout, "timeout");
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command without a program");
        }
        for (String word : words) {
            if (word.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a command's word with a zero byte, in " + words.get(0));
            }
        }
    }

    /** Without input and variables of its own. */
    public static Command of(String... words) {
        return of(List.of(words));
    }

    /** Without input and variables of its own. */
    public static Command of(List<String> words) {
        return new Command(words, Map.of(), "", TIMEOUT);
    }

    public Command withInput(String newInput) {
        return new Command(words, environment, newInput, timeout);
    }

    public Command withTimeout(Duration newTimeout) {
        return new Command(words, environment, input, newTimeout);
    }

    /** With one more variable. */
    public Command with(String variable, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(variable, value);
        return new Command(words, more, input, timeout);
    }

    /** With these words ahead of its own, as {@code sudo}, {@code nsenter} or {@code env} take it. */
    public Command behind(List<String> first) {
        List<String> all = new ArrayList<>(first);
        all.addAll(words);
        return new Command(all, environment, input, timeout);
    }

    /** Its words, for a person; variables and input may be secret and are left out. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
