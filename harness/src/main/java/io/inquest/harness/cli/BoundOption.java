package io.inquest.harness.cli;

import io.inquest.checkers.Checker;
import io.inquest.checkers.Setting;
import io.inquest.systems.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code --bound name=value,name=value}: bounds of models, and other settings that checkers take. */
final class BoundOption {
    private BoundOption() {}

    /**
     * The values by name, as typed.
     *
     * @param checkers those that may take them
     * @throws UsageException for a name that none takes, or a value that does not fit
     */
    static Map<String, String> parse(String typed, Collection<Checker> checkers) {
        Map<String, Setting> known = new TreeMap<>();
        for (Checker checker : checkers) {
            checker.settings().forEach(setting -> known.put(setting.name(), setting));
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String part : typed.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new UsageException("--bound takes names with values, such as versions=3,seconds=0.5, not \""
                        + typed + "\" (inquest help check)");
            }
            String name = part.substring(0, equals).strip();
            String value = part.substring(equals + 1).strip();
            Setting setting = known.get(name);
            if (setting == null) {
                throw new UsageException(Nearest.sentence("no bound", name, known.keySet(), among(known)));
            }
            try {
                setting.parse(value);
            } catch (IllegalArgumentException e) {
                throw new UsageException("the bound " + e.getMessage(), e);
            }
            if (values.put(name, value) != null) {
                throw new UsageException("--bound gives \"" + name + "\" twice; give it once");
            }
        }
        return values;
    }

    private static String among(Map<String, Setting> known) {
        return known.isEmpty() ? "these models take none" : "--bound takes " + String.join(", ", known.keySet());
    }

    /**
     * The same for those checkers only that will judge.
     *
     * @param all all that there are: a name that another takes is refused with the names of those that do
     */
    static Map<String, String> parse(String typed, Collection<Checker> judging, Collection<Checker> all) {
        Map<String, String> values = parse(typed, all);
        for (String name : values.keySet()) {
            TreeSet<String> takers = new TreeSet<>();
            for (Checker checker : all) {
                if (checker.settings().stream()
                        .anyMatch(setting -> setting.name().equals(name))) {
                    takers.add(checker.name());
                }
            }
            if (judging.stream().noneMatch(checker -> takers.contains(checker.name()))) {
                throw new UsageException("the bound " + name + " is of " + String.join(" and ", takers)
                        + ", and that is not what judges this run: name it with --model");
            }
        }
        return values;
    }
}
