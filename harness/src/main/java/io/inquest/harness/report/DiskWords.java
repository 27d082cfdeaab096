package io.inquest.harness.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Says in words what faults of disks do, and what came of them. */
final class DiskWords {
    /** What was counted, with a noun and what became of it. */
    private static final Map<String, String[]> COUNTS = Map.of(
            "syncs-slowed", new String[] {"sync", "slowed"},
            "bytes-refused", new String[] {"byte", "refused"},
            "calls-failed", new String[] {"call", "failed"},
            "writes-lost", new String[] {"unsynced write", "lost"},
            "records-torn", new String[] {"record", "torn and cut off"},
            "records-flipped", new String[] {"record", "with a flipped bit"},
            "flips-detected", new String[] {"read", "that found one"},
            "flips-read", new String[] {"of them", "read unnoticed"});

    private DiskWords() {}

    /** What is wrong with the disks; empty if the fault is none of disks. */
    static String damage(Map<?, ?> fault) {
        if (fault.get("added-nanos") instanceof List<?> span
                && span.size() == 2
                && span.get(0) instanceof Long least
                && span.get(1) instanceof Long most) {
            String longer =
                    least.equals(most) ? Units.duration(most) : Units.duration(least) + " to " + Units.duration(most);
            return "each sync takes " + longer + " longer";
        }
        if (fault.get("free-bytes") instanceof Long bytes) {
            return "room for " + Units.count(bytes, "byte");
        }
        if (fault.get("records") instanceof Long records && fault.get("detected") instanceof Boolean detected) {
            return "a bit flipped in " + Units.count(records, "record") + " a disk, which checksums "
                    + (detected ? "show" : "do not show");
        }
        if (fault.get("hold-nanos") instanceof Long nanos && nanos > 0) {
            return "syncs held up for " + Units.duration(nanos) + " before";
        }
        StringJoiner failing = new StringJoiner(", ");
        for (String calls : List.of("reads", "writes", "syncs")) {
            if (fault.get(calls + "-ppm") instanceof Long ppm && ppm > 0) {
                failing.add((ppm == 1_000_000 ? "all " : percent(ppm) + " % of ") + calls);
            }
        }
        return failing.length() == 0 ? "" : failing + " fail";
    }

    private static String percent(long ppm) {
        return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString();
    }

    /** One piece of evidence; empty if it is none of disks. */
    static Optional<String> evidence(String name, Object seen) {
        if (name.equals("stopped-by-disk") && seen instanceof List<?> nodes) {
            return Optional.of(
                    FaultWords.names(nodes) + " stopped by " + (nodes.size() == 1 ? "its disk" : "their disks"));
        }
        String[] words = COUNTS.get(name);
        if (words == null || !(seen instanceof Long count)) {
            return Optional.empty();
        }
        String counted = name.equals("flips-read") ? Units.count(count) + " " + words[0] : Units.count(count, words[0]);
        return Optional.of(counted + " " + words[1]);
    }
}
