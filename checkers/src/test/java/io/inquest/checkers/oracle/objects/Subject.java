package io.inquest.checkers.oracle.objects;

import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The objects that have checkers of their own, each with its anomalies straight from their definitions. */
public enum Subject {
    SET("set", Sets::anomalies),
    QUEUE("queue", Containers::ofQueue),
    STACK("stack", Containers::ofStack),
    PRIORITY_QUEUE("priority-queue", Containers::ofPriorityQueue),
    COUNTER("counter", Numbers::ofCounter),
    UNIQUE_IDS("unique-ids", Numbers::ofUniqueIds),
    BANK("bank", ops -> Set.of()),
    LOCK("lock", Locks::anomalies),
    ELECTION("election", Numbers::ofElection),
    LOG("log", Logs::anomalies),
    BROADCAST("broadcast", Broadcasts::anomalies);

    private interface Anomalies {
        Set<String> of(List<Op> ops);
    }

    private final String setting;
    private final Anomalies anomaliesOfKey;

    Subject(String setting, Anomalies anomaliesOfKey) {
        this.setting = setting;
        this.anomaliesOfKey = anomaliesOfKey;
    }

    /** Its name as a check's {@code object} setting. */
    public String setting() {
        return setting;
    }

    /** The names of all that is wrong. */
    public Set<String> anomalies(History history, Map<String, Object> settings) {
        List<Op> ops = Op.of(history);
        if (this == BANK) {
            return Numbers.ofBank(ops, settings);
        }
        Set<String> found = new TreeSet<>();
        Op.byKey(ops).values().forEach(ofKey -> found.addAll(anomaliesOfKey.of(ofKey)));
        return found;
    }
}
