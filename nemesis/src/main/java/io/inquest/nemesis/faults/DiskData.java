package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskCounts;
import io.inquest.cluster.ability.DiskDamage;
import java.util.List;
import java.util.Map;

/** Damages of disks as entries of faults, and what came of them as evidence. */
final class DiskData {
    private static final long NANOS_MAX = 3_600_000_000_000L;
    private static final long MILLION = 1_000_000;

    private DiskData() {}

    /** The damage's entries, as alternating names and values. */
    static Object[] entries(DiskDamage damage) {
        if (damage instanceof DiskDamage.Slow slow) {
            return new Object[] {"added-nanos", List.of(slow.addedNanosMin(), slow.addedNanosMax())};
        }
        if (damage instanceof DiskDamage.Full full) {
            return new Object[] {"free-bytes", full.freeBytes()};
        }
        if (damage instanceof DiskDamage.Failing failing) {
            return new Object[] {
                "reads-ppm", (long) failing.readsPpm(),
                "writes-ppm", (long) failing.writesPpm(),
                "syncs-ppm", (long) failing.syncsPpm()
            };
        }
        if (damage instanceof DiskDamage.Flipped flipped) {
            return new Object[] {"records", (long) flipped.records(), "detected", flipped.detected()};
        }
        return new Object[0];
    }

    static DiskDamage.Slow slow(String fault, Map<String, Object> value) {
        if (value.get("added-nanos") instanceof List<?> span
                && span.size() == 2
                && span.get(0) instanceof Long least
                && span.get(1) instanceof Long most
                && least >= 0
                && most >= Math.max(1, least)
                && most <= NANOS_MAX) {
            return new DiskDamage.Slow(least, most);
        }
        throw Data.wrong(
                fault,
                value,
                "added-nanos",
                "how much longer a sync takes at least and at most, such as [10000000, 50000000]");
    }

    static DiskDamage.Full full(String fault, Map<String, Object> value) {
        return new DiskDamage.Full(Data.number(fault, value, "free-bytes", 0, Long.MAX_VALUE));
    }

    static DiskDamage.Failing failing(String fault, Map<String, Object> value) {
        int reads = (int) Data.number(fault, value, "reads-ppm", 0, MILLION);
        int writes = (int) Data.number(fault, value, "writes-ppm", 0, MILLION);
        int syncs = (int) Data.number(fault, value, "syncs-ppm", 0, MILLION);
        if (reads + writes + syncs == 0) {
            throw new IllegalArgumentException("a " + fault
                    + " of which nothing fails is none; make reads-ppm, writes-ppm or syncs-ppm more than 0");
        }
        return new DiskDamage.Failing(reads, writes, syncs);
    }

    static DiskDamage.Flipped flipped(String fault, Map<String, Object> value) {
        if (!(value.get("detected") instanceof Boolean detected)) {
            throw Data.wrong(fault, value, "detected", "whether checksums notice: true or false");
        }
        return new DiskDamage.Flipped((int) Data.number(fault, value, "records", 1, MILLION), detected);
    }

    /** Adds what is not zero. */
    static void tell(Map<String, Object> evidence, DiskCounts counts) {
        tell(evidence, "syncs-slowed", counts.syncsSlowed());
        tell(evidence, "bytes-refused", counts.bytesRefused());
        tell(evidence, "calls-failed", counts.callsFailed());
        tell(evidence, "writes-lost", counts.writesLost());
        tell(evidence, "records-torn", counts.recordsTorn());
        tell(evidence, "records-flipped", counts.recordsFlipped());
        tell(evidence, "flips-detected", counts.flipsDetected());
        tell(evidence, "flips-read", counts.flipsRead());
    }

    private static void tell(Map<String, Object> evidence, String what, long count) {
        if (count > 0) {
            evidence.put(what, count);
        }
    }

    /** Whether the damage has touched anything that a store could notice. */
    static boolean shows(DiskDamage damage, DiskCounts counts) {
        if (damage instanceof DiskDamage.Slow) {
            return counts.syncsSlowed() > 0;
        }
        if (damage instanceof DiskDamage.Full) {
            return counts.bytesRefused() > 0;
        }
        if (damage instanceof DiskDamage.Failing) {
            return counts.callsFailed() > 0;
        }
        if (damage instanceof DiskDamage.PowerCut cut) {
            return cut.torn() ? counts.recordsTorn() > 0 : counts.writesLost() > 0;
        }
        return counts.flipsDetected() + counts.flipsRead() > 0;
    }
}
