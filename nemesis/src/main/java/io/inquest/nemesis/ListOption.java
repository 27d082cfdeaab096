package io.inquest.nemesis;

import io.inquest.systems.Nearest;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An option that takes some of a fixed list of names, separated by commas, or {@code any} for all of them; such as
 * {@code --kill-targets primaries,one}.
 *
 * @param spec how it is declared
 * @param values what there is to choose, by name
 */
public record ListOption<E>(OptionSpec spec, Map<String, E> values) {
    /** The word that chooses all. */
    public static final String ANY = "any";

    /** An option that is {@code any} when not given. */
    public static <E> ListOption<E> of(String name, String summary, List<E> values, Function<E, String> label) {
        return of(name, summary, values, label, ANY);
    }

    /** @param summary what is chosen; the names are added to it */
    public static <E> ListOption<E> of(
            String name, String summary, List<E> values, Function<E, String> label, String defaultValue) {
        Map<String, E> byName = new LinkedHashMap<>();
        values.forEach(value -> byName.put(label.apply(value), value));
        String all = summary + ", separated by commas: " + String.join(", ", byName.keySet()) + "; or " + ANY;
        return new ListOption<>(new OptionSpec(name, all, List.of(), defaultValue), byName);
    }

    /** Whether names were given, rather than {@code any}. */
    public boolean isNamed(Map<String, String> options) {
        return !text(options).equals(ANY);
    }

    private String text(Map<String, String> options) {
        return options.getOrDefault(spec.name(), spec.defaultValue());
    }

    /**
     * What was chosen, at least one and none twice, in the order given.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public List<E> chosen(Map<String, String> options) {
        if (!isNamed(options)) {
            return new ArrayList<>(values.values());
        }
        List<E> chosen = new ArrayList<>();
        for (String name : text(options).split(",", -1)) {
            E value = values.get(name.strip());
            if (name.strip().equals(ANY)) {
                throw new IllegalArgumentException("--" + spec.name() + " takes \"" + ANY + "\" alone, or some of "
                        + String.join(", ", values.keySet()));
            }
            if (value == null) {
                throw new IllegalArgumentException(Nearest.sentence(
                        "no value",
                        name.strip(),
                        values.keySet(),
                        "--" + spec.name() + " takes some of " + String.join(", ", values.keySet()) + ", or " + ANY));
            }
            if (chosen.contains(value)) {
                throw new IllegalArgumentException("--" + spec.name() + " names \"" + name.strip() + "\" twice");
            }
            chosen.add(value);
        }
        return chosen;
    }
}
