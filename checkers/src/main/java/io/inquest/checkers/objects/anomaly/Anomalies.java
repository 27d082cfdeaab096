package io.inquest.checkers.objects.anomaly;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is wrong with a history, by the anomalies that a model forbids: of each the first few are told, the others counted.
 * Single-owner.
 */
public final class Anomalies {
    /** How many of a type are told. */
    static final int TOLD_MAX = 5;

    private final Meter meter;
    private final Map<String, List<Finding>> told = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    /** @param forbidden the types that count, in the order in which they are to be told */
    public Anomalies(List<String> forbidden, Meter meter) {
        this.meter = meter;
        for (String type : forbidden) {
            told.put(type, new ArrayList<>());
            counts.put(type, 0L);
        }
    }

    /** Whether the model forbids this; otherwise nobody need look for it. */
    public boolean forbids(String type) {
        return counts.containsKey(type);
    }

    /** One more of a type; told by the finding if it is among the first. Nothing if the model does not forbid it. */
    public void add(String type, Supplier<Finding> finding) {
        if (!forbids(type)) {
            return;
        }
        meter.decided();
        List<Finding> ofType = told.get(type);
        if (counts.merge(type, 1L, Long::sum) <= TOLD_MAX) {
            ofType.add(finding.get());
        }
    }

    /** How many there are of a type. */
    public long count(String type) {
        return counts.getOrDefault(type, 0L);
    }

    /** Valid if there are none. The measures are completed by how many there are of each type. */
    public Verdict verdict(Map<String, Object> measures) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Object> all = new LinkedHashMap<>(measures);
        counts.forEach((type, count) -> {
            all.put(type, count);
            List<Finding> ofType = told.get(type);
            for (int i = 0; i < ofType.size(); i++) {
                boolean isLast = i == ofType.size() - 1;
                findings.add(isLast ? withRest(ofType.get(i), count - ofType.size()) : ofType.get(i));
            }
        });
        return findings.isEmpty() ? Verdict.valid(all) : Verdict.invalid(findings, all);
    }

    private static Finding withRest(Finding last, long more) {
        if (more == 0) {
            return last;
        }
        String text = last.explanation() + (more == 1 ? " There is 1 more" : " There are " + more + " more") + " like it.";
        return new Finding(last.type(), text, last.operations(), last.details());
    }
}
