package io.inquest.checkers.eventual;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.model.Text;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Of a set that only grows, two reads of one session are comparable: one shows all that the other does. Put in the order of
 * their sizes, each has to show all that the one before it does.
 */
final class ComparableReads {
    private static final int FOUND_MAX = 5;

    private final Replicated sets;
    private final History history;
    private final String model;
    private final Meter meter;

    ComparableReads(Replicated sets, String model, Meter meter) {
        this.sets = sets;
        this.history = sets.history();
        this.model = model;
        this.meter = meter;
    }

    private record Sized(int read, int size) {}

    List<Finding> violations() {
        meter.enter("compare the reads of each session");
        Map<Long, List<Sized>> bySession = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (sets.isOkRead(i)) {
                int size = sets.elements(i).size();
                meter.steps(size);
                meter.reserve(40);
                long session = ((long) history.process(i) << 32) | history.key(i);
                bySession.computeIfAbsent(session, any -> new ArrayList<>()).add(new Sized(i, size));
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (List<Sized> reads : bySession.values()) {
            Finding finding = findings.size() < FOUND_MAX ? violation(reads) : null;
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    private Finding violation(List<Sized> reads) {
        reads.sort(Comparator.comparingInt(Sized::size));
        for (int i = 1; i < reads.size(); i++) {
            int smaller = reads.get(i - 1).read();
            int larger = reads.get(i).read();
            if (sets.result(smaller) == sets.result(larger)) {
                continue;
            }
            Set<Object> all = sets.elements(larger);
            meter.steps(all.size());
            if (!all.containsAll(sets.elements(smaller))) {
                return finding(Math.min(smaller, larger), Math.max(smaller, larger));
            }
        }
        return null;
    }

    private Finding finding(int first, int second) {
        EventWords words = new Words(sets).words();
        Set<Object> lost = sets.elements(first);
        lost.removeAll(sets.elements(second));
        Set<Object> gained = sets.elements(second);
        gained.removeAll(sets.elements(first));
        String text =
                words.sentenceStart(first) + " and " + words.operation(second) + " are of one session, and neither"
                        + " shows all that the other does: only the first has "
                        + Text.of(lost.iterator().next()) + ", only the second "
                        + Text.of(gained.iterator().next()) + ".";
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(first)));
        return new Finding(model, text, List.of(first, second), details);
    }
}
