package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Says which links a fault struck: {@code n1 ↔ n2} both ways, {@code n1 → n2} one way. */
final class LinkWords {
    private static final String CLIENTS = "clients";
    private static final int NAME_MAX = 80;
    private static final int NAMES_MAX = 16;
    private static final int SENDERS_MAX = 8;

    private LinkWords() {}

    /**
     * @param recorded pairs of names, from the first to the second
     * @param nodes the names of all nodes of the run
     */
    static String of(List<?> recorded, List<String> nodes) {
        Set<List<String>> links = new LinkedHashSet<>();
        for (Object link : recorded) {
            if (link instanceof List<?> ends && ends.size() == 2) {
                links.add(List.of(name(ends.get(0)), name(ends.get(1))));
            }
        }
        if (links.equals(between(nodes))) {
            return "all links between nodes";
        }
        List<String> everyone = new ArrayList<>(nodes);
        everyone.add(CLIENTS);
        if (links.equals(between(everyone))) {
            return "all links, those of clients too";
        }
        String star = star(links);
        return star == null ? bySender(links) : star;
    }

    private static Set<List<String>> between(List<String> ends) {
        Set<List<String>> links = new LinkedHashSet<>();
        for (String from : ends) {
            for (String to : ends) {
                if (!from.equals(to)) {
                    links.add(List.of(name(from), name(to)));
                }
            }
        }
        return links;
    }

    /** All links of one end, in the same direction or in both; null if they are not that. */
    private static String star(Set<List<String>> links) {
        if (links.isEmpty()) {
            return "";
        }
        List<String> first = links.iterator().next();
        for (String middle : first) {
            Set<String> to = new LinkedHashSet<>();
            Set<String> from = new LinkedHashSet<>();
            for (List<String> link : links) {
                if (link.get(0).equals(middle)) {
                    to.add(link.get(1));
                } else if (link.get(1).equals(middle)) {
                    from.add(link.get(0));
                }
            }
            boolean whole = to.size() + from.size() == links.size();
            if (whole && to.equals(from)) {
                return middle + " ↔ " + names(to);
            }
            if (whole && (to.isEmpty() || from.isEmpty())) {
                return from.isEmpty() ? middle + " → " + names(to) : names(from) + " → " + middle;
            }
        }
        return null;
    }

    private static String bySender(Set<List<String>> links) {
        Map<String, List<String>> bySender = new LinkedHashMap<>();
        links.forEach(ends ->
                bySender.computeIfAbsent(ends.get(0), from -> new ArrayList<>()).add(ends.get(1)));
        StringJoiner words = new StringJoiner("; ");
        bySender.entrySet().stream()
                .limit(SENDERS_MAX)
                .forEach(entry -> words.add(entry.getKey() + " → " + names(entry.getValue())));
        return bySender.size() > SENDERS_MAX ? words + "; …" : words.toString();
    }

    private static String names(Iterable<String> names) {
        StringJoiner words = new StringJoiner(", ");
        int count = 0;
        for (String name : names) {
            if (count++ == NAMES_MAX) {
                words.add("…");
                break;
            }
            words.add(name);
        }
        return words.toString();
    }

    private static String name(Object end) {
        return Display.text(end instanceof String name ? name : String.valueOf(end), NAME_MAX);
    }
}
