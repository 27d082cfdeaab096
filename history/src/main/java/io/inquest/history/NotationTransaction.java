package io.inquest.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The short form of a transaction in {@link HistoryNotation}: {@code txn r x 1 w y 2 append z 3}. */
final class NotationTransaction {
    private static final List<String> KINDS = List.of("r", "w", "append");

    private NotationTransaction() {}

    /** Whether what stands behind {@code txn} is in the short form. */
    static boolean isShort(List<Object> words) {
        return !words.isEmpty() && words.get(0) instanceof String kind && KINDS.contains(kind);
    }

    /**
     * The micro-operations of the short form, or null if it has a wrong number of words.
     *
     * @param results whether behind the key of each read stands what it returned
     */
    static List<Object> parse(List<Object> words, boolean results) {
        List<Object> operations = new ArrayList<>();
        int i = 0;
        while (i < words.size()) {
            Object kind = words.get(i);
            int length = "r".equals(kind) && !results ? 2 : 3;
            if (!(kind instanceof String) || !KINDS.contains(kind) || i + length > words.size()) {
                return null;
            }
            operations.add(Arrays.asList(kind, words.get(i + 1), length == 2 ? null : words.get(i + 2)));
            i += length;
        }
        return operations;
    }

    /** The same with nothing read yet. */
    static List<Object> asked(List<Object> operations) {
        List<Object> asked = new ArrayList<>();
        for (Object operation : operations) {
            List<?> words = (List<?>) operation;
            asked.add("r".equals(words.get(0)) ? Arrays.asList("r", words.get(1), null) : operation);
        }
        return asked;
    }

    /**
     * What to print behind {@code txn}, if the short form says all of it.
     *
     * @param ok the value of the completion, if it is ok
     */
    static Optional<String> print(Object asked, boolean isOk, Object ok) {
        Object shown = isOk ? ok : asked;
        if (!isTransaction(asked)
                || !isTransaction(shown)
                || !asked(cast(shown)).equals(asked)) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (Object operation : (List<?>) shown) {
            List<?> words = (List<?>) operation;
            text.append(text.isEmpty() ? "" : " ").append(words.get(0)).append(' ');
            text.append(NotationWords.word(words.get(1)));
            if (isOk || !"r".equals(words.get(0))) {
                text.append(' ').append(NotationWords.word(words.get(2)));
            }
        }
        return Optional.of(text.toString());
    }

    @SuppressWarnings("unchecked")
    private static List<Object> cast(Object list) {
        return (List<Object>) list;
    }

    private static boolean isTransaction(Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.stream()
                        .allMatch(one -> one instanceof List<?> words
                                && words.size() == 3
                                && words.get(0) instanceof String kind
                                && KINDS.contains(kind));
    }
}
