package io.inquest.checkers.loss;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells of which texts a string was put together, where that can be told without doubt: each text is another, and ends with
 * a character that they all end with and that none has elsewhere.
 */
final class Tokens {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final char end;

    private Tokens(char end) {
        this.end = end;
    }

    /** @param texts what was put and appended; empty if strings made of them could be read in several ways */
    static Optional<Tokens> of(List<Object> texts) {
        if (texts.isEmpty() || !(texts.get(0) instanceof String first) || first.isEmpty()) {
            return Optional.empty();
        }
        Tokens tokens = new Tokens(first.charAt(first.length() - 1));
        for (Object each : texts) {
            boolean distinct = each instanceof String text
                    && text.indexOf(tokens.end) == text.length() - 1
                    && tokens.numbers.putIfAbsent(text, tokens.numbers.size()) == null;
            if (!distinct) {
                return Optional.empty();
            }
        }
        return Optional.of(tokens);
    }

    /** The numbers of the texts in a string; empty if something else is in it. A missing key is an empty string. */
    Optional<Set<Integer>> in(Object value) {
        Set<Integer> found = new LinkedHashSet<>();
        if (value == null) {
            return Optional.of(found);
        }
        if (!(value instanceof String string)) {
            return Optional.empty();
        }
        for (int from = 0; from < string.length(); ) {
            int to = string.indexOf(end, from) + 1;
            Integer number = to == 0 ? null : numbers.get(string.substring(from, to));
            if (number == null) {
                return Optional.empty();
            }
            found.add(number);
            from = to;
        }
        return Optional.of(found);
    }
}
