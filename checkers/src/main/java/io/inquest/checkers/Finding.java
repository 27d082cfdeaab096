package io.inquest.checkers;

import io.inquest.history.Values;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One thing that is wrong, or the reason why nothing could be decided.
 *
 * @param type the anomaly's name, such as {@code nonlinearizable}; for an unknown verdict the reason's, such as
 *     {@code time-budget}
 * @param explanation in sentences that a person can check against the history
 * @param operations the operations it is about, each by the index of its invocation
 * @param details whatever else a report may draw, as values of {@link Values}
 */
public record Finding(String type, String explanation, List<Integer> operations, Map<String, Object> details) {
    public Finding {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(explanation, "explanation");
        operations = List.copyOf(operations);
        details = canonical(details);
    }

    public Finding(String type, String explanation, List<Integer> operations) {
        this(type, explanation, operations, Map.of());
    }

    /** Which models it rules out, in a sentence, if its details name the weakest of them as {@code violates}; else nothing. */
    public String ruledOut() {
        return ruledOut(details);
    }

    /** The same of details that were recorded: nothing in them is trusted. */
    public static String ruledOut(Map<String, Object> details) {
        if (!(details.get("violates") instanceof List<?> models)
                || models.isEmpty()
                || !models.stream().allMatch(String.class::isInstance)) {
            return "";
        }
        List<String> names = models.stream().map(String.class::cast).toList();
        return "It rules out " + String.join(", ", names) + ", and every model that implies "
                + (names.size() == 1 ? "it." : "one of these.");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> canonical(Map<String, Object> map) {
        return (Map<String, Object>) Values.canonical(map);
    }
}
