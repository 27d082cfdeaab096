package io.inquest.checkers.txn;

import io.inquest.checkers.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The anomalies that were found in a history: of each kind how many, and the first few as findings. */
public final class Evidence {
    private final int examplesMax;
    private final Map<TxnAnomaly, List<Finding>> examples = new EnumMap<>(TxnAnomaly.class);
    private final Map<TxnAnomaly, Long> counts = new EnumMap<>(TxnAnomaly.class);

    /** @param examplesMax how many findings of each kind are kept; 1 or more */
    public Evidence(int examplesMax) {
        this.examplesMax = Math.max(1, examplesMax);
    }

    /** One more of that kind. */
    public void add(TxnAnomaly anomaly, Supplier<Finding> finding) {
        long count = counts.merge(anomaly, 1L, Long::sum);
        if (count <= examplesMax) {
            examples.computeIfAbsent(anomaly, any -> new ArrayList<>()).add(finding.get());
        }
    }

    /** Whether one that comes now would still be shown. */
    public boolean shows(TxnAnomaly anomaly) {
        return count(anomaly) < examplesMax;
    }

    public boolean has(TxnAnomaly anomaly) {
        return counts.containsKey(anomaly);
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    public long count(TxnAnomaly anomaly) {
        return counts.getOrDefault(anomaly, 0L);
    }

    /** How many there are of each kind, by its name. */
    public Map<String, Object> counts() {
        Map<String, Object> named = new LinkedHashMap<>();
        counts.forEach((anomaly, count) -> named.put(anomaly.label(), count));
        return named;
    }

    /** Those of some kinds, one kind after the other, and those that need no order first. */
    public List<Finding> of(Set<TxnAnomaly> kinds) {
        List<Finding> findings = new ArrayList<>();
        for (TxnOrder order : TxnOrder.values()) {
            examples.forEach((anomaly, found) -> {
                if (anomaly.order() == order && kinds.contains(anomaly)) {
                    findings.addAll(found);
                }
            });
        }
        return findings;
    }
}
