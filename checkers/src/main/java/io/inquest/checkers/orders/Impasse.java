package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Says that a few operations have no legal order: how far any that was tried gets, and why none can come next there. */
final class Impasse {
    private static final int REASONS_MAX = 8;
    private static final int STATES_MAX = 6;
    private static final int OPERATIONS_MAX = 32;

    private final int size;
    private final boolean isPart;
    private final List<Integer> all = new ArrayList<>();
    private final List<Integer> stuck = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> states = new ArrayList<>();

    /**
     * An explanation yet to be filled.
     *
     * @param size how many operations there are
     * @param isPart whether the history has more
     */
    Impasse(int size, boolean isPart) {
        this.size = size;
        this.isPart = isPart;
    }

    /** An operation, by its invocation. */
    void operation(int invocation) {
        all.add(invocation);
    }

    /** What an object holds where the longest order ends, such as: x is 3. */
    void state(String state) {
        states.add(state);
    }

    /** An operation that is the next of its process there, and a sentence why it cannot come next. */
    void stuck(int invocation, String reason) {
        stuck.add(invocation);
        reasons.add(reason);
    }

    /**
     * The finding.
     *
     * @param prefix the longest order, by invocations
     * @param last the words for its last operation; null if it is empty
     * @param key what it is about, for a report
     */
    Finding finding(String type, int[] prefix, String last, Object key) {
        StringJoiner text = new StringJoiner(" ");
        text.add("No order of " + (isPart ? "these " : "the ") + size
                + " operations is legal and has those of each process as it made them.");
        String where = states.isEmpty() || states.size() > STATES_MAX ? "" : ": then " + join(states);
        text.add(
                last == null
                        ? "None of them can come first."
                        : "The longest that was tried has " + prefix.length + ", the last of them " + last + where
                                + ".");
        reasons.stream().limit(REASONS_MAX).forEach(text::add);
        int more = reasons.size() - REASONS_MAX;
        if (more > 0) {
            text.add(
                    more == 1
                            ? "One more process cannot go on either."
                            : more + " more processes cannot go on either.");
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", key);
        details.put("operations", size);
        details.put("prefix", java.util.Arrays.stream(prefix).boxed().toList());
        List<Integer> operations = size <= OPERATIONS_MAX ? all : stuck;
        return new Finding(type, text.toString(), operations.stream().sorted().toList(), details);
    }

    private static String join(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
