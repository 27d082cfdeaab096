package io.inquest.nemesis;

import io.inquest.history.Values;
import io.inquest.systems.Nearest;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the words of a script say of one fault. Words that are all options of its kind, without the kind's name before
 * ({@code targets: one} for {@code --kill-targets one}; in the singular too, as faults are written down), say how to draw
 * one; any others are a fault's own value.
 */
final class ScriptWords {
    /** What YAML and JSON have truth for, where options have words. */
    private static final String YES = "yes";

    private static final String NO = "no";

    private final FaultKind kind;
    private final Fault exact;
    private final Map<String, String> options;

    private ScriptWords(FaultKind kind, Fault exact, Map<String, String> options) {
        this.kind = kind;
        this.exact = exact;
        this.options = options;
    }

    /** @throws IllegalArgumentException with a sentence for a person, if they say nothing */
    static ScriptWords of(FaultKind kind, Map<String, Object> words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Map.Entry<String, Object> word : words.entrySet()) {
            OptionSpec option = option(kind, word.getKey());
            if (option == null) {
                return new ScriptWords(kind, exact(kind, words), Map.of());
            }
            if (options.put(option.name(), text(option, word.getValue())) != null) {
                throw new IllegalArgumentException("\"" + word.getKey() + "\" is said twice");
            }
        }
        return new ScriptWords(kind, null, options);
    }

    private static Fault exact(FaultKind kind, Map<String, Object> words) {
        try {
            return kind.parse(words);
        } catch (IllegalArgumentException wrong) {
            List<String> names = new ArrayList<>();
            String prefix = kind.description().name() + "-";
            for (OptionSpec option : kind.description().options()) {
                names.add(option.name().startsWith(prefix) ? option.name().substring(prefix.length()) : option.name());
            }
            String drawn = names.isEmpty() ? "" : ". To have one drawn, say nothing but " + String.join(", ", names);
            throw new IllegalArgumentException(wrong.getMessage() + drawn, wrong);
        }
    }

    private static OptionSpec option(FaultKind kind, String word) {
        String name = kind.description().name() + "-" + word;
        for (OptionSpec option : kind.description().options()) {
            if (option.name().equals(name) || option.name().equals(name + "s")) {
                return option;
            }
        }
        return null;
    }

    private static String text(OptionSpec option, Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            List<String> texts = new ArrayList<>();
            list.forEach(element -> texts.add(text(option, element)));
            return String.join(",", texts);
        }
        if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
            throw new IllegalArgumentException("--" + option.name() + " does not take " + Values.json(value));
        }
        String text = value instanceof Boolean truth && option.choices().contains(YES)
                ? (truth ? YES : NO)
                : value.toString();
        return option.choices().isEmpty() ? text : Schedules.choice(option, Map.of(option.name(), text));
    }

    /**
     * Tries them on a field where nothing is set up yet.
     *
     * @throws IllegalArgumentException with a sentence for a person, if they make no sense on it
     */
    void require(Battlefield field) {
        if (exact == null) {
            OptionTrial.require(List.of(kind), field, options);
            return;
        }
        List<String> nodes = field.cluster().nodes();
        for (String node : exact.nodes()) {
            if (!nodes.contains(node)) {
                throw new IllegalArgumentException(
                        Nearest.sentence("no node", node, nodes, "they are " + String.join(", ", nodes)));
            }
        }
    }

    /** What an operation says by which {@link Nemesis#perform} begins the fault. */
    Map<String, Object> asked(long seed) {
        Map<String, Object> asked = new LinkedHashMap<>();
        if (exact == null) {
            asked.put("seed", seed);
            asked.put("options", options);
        } else {
            asked.put("fault", exact.toValue());
        }
        return asked;
    }
}
