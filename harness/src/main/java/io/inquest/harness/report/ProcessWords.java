package io.inquest.harness.report;

import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Says in words how processes come and go in faults that end and start them several times. */
final class ProcessWords {
    private ProcessWords() {}

    /** Its times; empty if the fault has none. */
    static String times(Map<?, ?> fault) {
        if (fault.get("alive-nanos") instanceof Long alive && fault.get("down-nanos") instanceof Long down) {
            return "alive for " + Units.duration(alive) + ", down for " + Units.duration(down);
        }
        return fault.get("pause-nanos") instanceof Long pause ? Units.duration(pause) + " between two nodes" : "";
    }

    /** One piece of evidence; empty if it is no count of such times. */
    static Optional<String> evidence(String name, Object seen) {
        if (!name.endsWith("-times") || !(seen instanceof Map<?, ?> nodes)) {
            return Optional.empty();
        }
        StringJoiner words = new StringJoiner(", ");
        nodes.forEach((node, times) ->
                words.add(FaultWords.name(node) + " " + (times instanceof Long n ? Units.count(n, "time") : "?")));
        return Optional.of(Display.text(name.substring(0, name.length() - "-times".length()), 80) + " " + words);
    }
}
