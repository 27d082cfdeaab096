package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What is found wrong with a history: the first few of each type are told, all are counted. Single-owner. */
final class Findings {
    /** How many of a type are told. */
    static final int TOLD_MAX = 5;

    private final Map<String, List<Finding>> told = new LinkedHashMap<>();
    private final Map<String, Integer> found = new LinkedHashMap<>();
    private final Map<String, Object> measures = new LinkedHashMap<>();
    private final Meter meter;

    /** @param types the anomalies looked for, in the order in which they are told */
    Findings(List<String> types, Meter meter) {
        this.meter = meter;
        for (String type : types) {
            told.put(type, new ArrayList<>());
            found.put(type, 0);
            measures.put(type, 0L);
        }
    }

    /** One more of a type. */
    void add(String type, Supplier<Finding> finding) {
        add(type, 1, finding);
    }

    /** One more finding of a type, about several things that are counted. */
    void add(String type, long things, Supplier<Finding> finding) {
        meter.decided();
        measures.merge(type, things, (one, two) -> (Long) one + (Long) two);
        if (found.merge(type, 1, Integer::sum) <= TOLD_MAX) {
            told.get(type).add(finding.get());
        }
    }

    /** A figure that is not judged. */
    void measure(String name, Object value) {
        measures.put(name, value);
    }

    Verdict verdict() {
        List<Finding> all = new ArrayList<>();
        told.forEach((type, findings) -> {
            int more = found.get(type) - findings.size();
            if (more > 0) {
                Finding last = findings.remove(findings.size() - 1);
                String text = last.explanation() + " There " + (more == 1 ? "is 1 more" : "are " + more + " more")
                        + " of this kind.";
                findings.add(new Finding(type, text, last.operations(), last.details()));
            }
            all.addAll(findings);
        });
        return all.isEmpty() ? Verdict.valid(measures) : Verdict.invalid(all, measures);
    }
}
