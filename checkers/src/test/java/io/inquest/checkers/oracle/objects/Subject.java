package io.inquest.checkers.oracle.objects;

import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The objects that have checkers of their own, each with its anomalies straight from their definitions. */
public enum Subject {
    SET("set", Set.of("add", "read"), Sets::anomalies),
    QUEUE("queue", Set.of("enqueue", "dequeue"), Containers::ofQueue),
    STACK("stack", Set.of("push", "pop"), Containers::ofStack),
    PRIORITY_QUEUE("priority-queue", Set.of("insert", "delete-min"), Containers::ofPriorityQueue),
    COUNTER("counter", Set.of("add", "read"), Numbers::ofCounter),
    UNIQUE_IDS("unique-ids", Set.of("generate"), Numbers::ofUniqueIds),
    BANK("bank", Set.of("transfer", "read"), ops -> Set.of()),
    LOCK("lock", Set.of("acquire", "release"), Locks::anomalies),
    ELECTION("election", Set.of("lead"), Numbers::ofElection),
    LOG("log", Set.of("send", "poll"), Logs::anomalies),
    BROADCAST("broadcast", Set.of("broadcast", "deliver"), Broadcasts::anomalies);

    private interface Anomalies {
        Set<String> of(List<Op> ops);
    }

    private final String setting;
    private final Set<String> functions;
    private final Anomalies anomaliesOfKey;

    Subject(String setting, Set<String> functions, Anomalies anomaliesOfKey) {
        this.setting = setting;
        this.functions = functions;
        this.anomaliesOfKey = anomaliesOfKey;
    }

    /** Its name as a check's {@code object} setting. */
    public String setting() {
        return setting;
    }

    Set<String> functions() {
        return functions;
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
