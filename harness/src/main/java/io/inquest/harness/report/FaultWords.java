package io.inquest.harness.report;

import io.inquest.checkers.vacuity.Effect;
import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Says in words what the events of a fault hold. What it does not know it shows as it is. */
final class FaultWords {
    private static final int VALUE_MAX = 80;
    private static final int LINKS_MAX = 8;
    private static final Set<String> SAID_ELSEWHERE =
            Set.of("id", "phase", "fault", "effect", "cut", "targets", "links-shaped");

    private final List<String> nodes;

    /** @param nodes the names of all nodes of the run */
    FaultWords(List<String> nodes) {
        this.nodes = nodes;
    }

    /** Where a fault struck. */
    String where(Event start) {
        Map<?, ?> fault = fault(start);
        StringJoiner words = new StringJoiner(", ");
        if (fault.get("nodes") instanceof List<?> struck) {
            words.add(names(struck));
        }
        ClockWords.of(fault).forEach(words::add);
        if (fault.get("cut") instanceof List<?> cut) {
            words.add(cut(cut));
        }
        if (fault.get("links") instanceof List<?> links) {
            words.add(LinkWords.of(links, nodes));
        }
        if (fault.get("mode") instanceof String mode) {
            words.add("(" + Display.text(mode, VALUE_MAX) + ")");
        }
        if (fault.get("targets") instanceof String targets) {
            words.add("(" + Display.text(targets, VALUE_MAX) + ")");
        }
        if (fault.get("shape") instanceof String shape) {
            words.add("(" + Display.text(shape, VALUE_MAX) + ")");
        }
        String text = words.toString().replace("), (", ", ").replace(", (", " (");
        if (fault.get("conditions") instanceof Map<?, ?> conditions) {
            return text + ": " + ConditionWords.of(conditions);
        }
        for (String more : List.of(ClockWords.often(fault), ProcessWords.times(fault), DiskWords.damage(fault))) {
            text += more.isEmpty() ? "" : ": " + more;
        }
        return text;
    }

    private static Map<?, ?> fault(Event start) {
        if (!(start.value() instanceof Map<?, ?> value)) {
            return Map.of();
        }
        return value.get("fault") instanceof Map<?, ?> fault ? fault : value;
    }

    /**
     * What was seen of it.
     *
     * @param end the event that says that it ended, or null
     */
    String effect(Effect effect, Event start, Event end) {
        StringJoiner words = new StringJoiner("; ");
        words.add(
                switch (effect) {
                    case SEEN -> "seen";
                    case NONE -> "no effect";
                    case UNKNOWN -> "effect not known";
                });
        for (Event event : end == null ? List.of(start) : List.of(start, end)) {
            if (event.error() != null) {
                words.add(Display.text(event.error()));
            }
            if (event.value() instanceof Map<?, ?> value) {
                value.forEach((name, seen) -> {
                    if (!SAID_ELSEWHERE.contains(name)) {
                        words.add(evidence((String) name, seen));
                    }
                });
            }
        }
        return words.toString();
    }

    private static String evidence(String name, Object seen) {
        if (name.equals("blocked") && seen instanceof Long messages) {
            return Units.count(messages, "message") + " blocked";
        }
        if (name.equals("took-nanos") && seen instanceof Long nanos) {
            return "took " + Units.duration(nanos);
        }
        Optional<String> known = ClockWords.evidence(name, seen)
                .or(() -> ProcessWords.evidence(name, seen))
                .or(() -> DiskWords.evidence(name, seen));
        if (known.isPresent()) {
            return known.get();
        }
        String words = Display.text(name, VALUE_MAX).replace('-', ' ');
        return words + " " + (seen instanceof List<?> list ? names(list) : Display.value(seen, VALUE_MAX));
    }

    /** Which nodes no longer hear which. */
    private String cut(List<?> links) {
        Set<List<String>> cut = new LinkedHashSet<>();
        for (Object link : links) {
            if (link instanceof List<?> ends && ends.size() == 2) {
                cut.add(List.of(name(ends.get(0)), name(ends.get(1))));
            }
        }
        List<List<String>> groups = groups(cut);
        if (groups.size() > 1 && separates(cut, groups)) {
            return groups.stream()
                    .map(FaultWords::names)
                    .reduce((a, b) -> a + " | " + b)
                    .orElseThrow();
        }
        Map<String, List<String>> byReceiver = new LinkedHashMap<>();
        cut.forEach(ends -> byReceiver
                .computeIfAbsent(ends.get(0), from -> new ArrayList<>())
                .add(ends.get(1)));
        StringJoiner words = new StringJoiner("; ");
        byReceiver.entrySet().stream()
                .limit(LINKS_MAX)
                .forEach(entry -> words.add(entry.getKey() + " ↛ " + names(entry.getValue())));
        return byReceiver.size() > LINKS_MAX ? words + "; …" : words.toString();
    }

    /** The nodes, in groups that can talk within, in some direction. */
    private List<List<String>> groups(Set<List<String>> cut) {
        List<List<String>> groups = new ArrayList<>();
        Set<String> left = new LinkedHashSet<>();
        nodes.stream().limit(64).forEach(node -> left.add(name(node)));
        while (!left.isEmpty()) {
            List<String> group = new ArrayList<>();
            group.add(left.iterator().next());
            left.remove(group.get(0));
            for (int i = 0; i < group.size(); i++) {
                String node = group.get(i);
                for (String other : new ArrayList<>(left)) {
                    if (!cut.contains(List.of(node, other)) || !cut.contains(List.of(other, node))) {
                        group.add(other);
                        left.remove(other);
                    }
                }
            }
            group.sort(null);
            groups.add(group);
        }
        return groups;
    }

    /** Whether nothing but the links between groups is cut. */
    private static boolean separates(Set<List<String>> cut, List<List<String>> groups) {
        for (List<String> group : groups) {
            for (List<String> ends : cut) {
                if (group.contains(ends.get(0)) && group.contains(ends.get(1))) {
                    return false;
                }
            }
        }
        return true;
    }

    static String name(Object node) {
        return Display.text(node instanceof String name ? name : String.valueOf(node), VALUE_MAX);
    }

    static String names(List<?> nodes) {
        StringJoiner names = new StringJoiner(", ");
        nodes.stream().limit(16).forEach(node -> names.add(name(node)));
        return nodes.size() > 16 ? names + ", …" : names.toString();
    }
}
