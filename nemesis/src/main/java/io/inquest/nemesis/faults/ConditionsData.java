package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import io.inquest.cluster.ability.PacketCounts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Conditions and counts as values. What is not wrong with a link is left out. */
final class ConditionsData {
    private static final String ENTRY = "conditions";
    private static final String DELAY = "delay-nanos";
    private static final String JITTER = "jitter-nanos";
    private static final String DISTRIBUTION = "distribution";
    private static final String LOSS = "loss-ppm";
    private static final String DUPLICATION = "duplication-ppm";
    private static final String HOLD_UP = "hold-up-ppm";
    private static final String HOLD_UP_NANOS = "hold-up-nanos-max";
    private static final String CORRUPTION = "corruption-ppm";
    private static final String BYTES_PER_SECOND = "bytes-per-second";
    private static final String QUEUE_BYTES = "queue-bytes-max";

    private static final String EXAMPLE = "a map of what is wrong with the links, such as {\"loss-ppm\": 50000}";

    private ConditionsData() {}

    /** Whether checksums show corruption is not written: the fault's kind says it. */
    static Map<String, Object> toValue(PacketConditions conditions) {
        Map<String, Object> value = new LinkedHashMap<>();
        Delay delay = conditions.delay();
        if (!delay.equals(Delay.NONE)) {
            value.put(DELAY, delay.nanos());
            if (delay.jitterNanos() > 0) {
                value.put(JITTER, delay.jitterNanos());
                value.put(DISTRIBUTION, label(delay.distribution()));
            }
        }
        putUnlessZero(value, LOSS, conditions.lossPpm());
        putUnlessZero(value, DUPLICATION, conditions.duplicationPpm());
        putUnlessZero(value, HOLD_UP, conditions.reordering().ppm());
        putUnlessZero(value, HOLD_UP_NANOS, conditions.reordering().nanosMax());
        putUnlessZero(value, CORRUPTION, conditions.corruption().ppm());
        putUnlessZero(value, BYTES_PER_SECOND, conditions.bandwidth().bytesPerSecond());
        putUnlessZero(value, QUEUE_BYTES, conditions.bandwidth().queueBytesMax());
        return value;
    }

    /** How many messages the conditions touched, and how. */
    static Map<String, Object> toValue(PacketCounts counts) {
        Map<String, Object> value = Data.of("effect", counts.anything(), "messages", counts.messages());
        putUnlessZero(value, "delayed", counts.delayed());
        putUnlessZero(value, "lost", counts.lost());
        putUnlessZero(value, "duplicated", counts.duplicated());
        putUnlessZero(value, "held-up", counts.heldUp());
        putUnlessZero(value, "corrupted", counts.corrupted());
        putUnlessZero(value, "undecodable", counts.undecodable());
        putUnlessZero(value, "altered", counts.altered());
        putUnlessZero(value, "queue-full", counts.overflowed());
        return value;
    }

    private static void putUnlessZero(Map<String, Object> value, String name, long number) {
        if (number != 0) {
            value.put(name, number);
        }
    }

    /**
     * What {@link #toValue(PacketConditions)} wrote.
     *
     * @param detected whether checksums show corruption
     * @throws IllegalArgumentException with a sentence for a person
     */
    static PacketConditions parse(String fault, Map<String, Object> value, boolean detected) {
        if (!(value.get(ENTRY) instanceof Map<?, ?> map)) {
            throw Data.wrong(fault, value, ENTRY, EXAMPLE);
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        map.forEach((name, entry) -> entries.put(String.valueOf(name), entry));
        Data.requireOnly(
                fault,
                entries,
                DELAY,
                JITTER,
                DISTRIBUTION,
                LOSS,
                DUPLICATION,
                HOLD_UP,
                HOLD_UP_NANOS,
                CORRUPTION,
                BYTES_PER_SECOND,
                QUEUE_BYTES);
        Parser parser = new Parser(fault, entries);
        PacketConditions conditions = new PacketConditions(
                parser.delay(),
                parser.ppm(LOSS),
                parser.ppm(DUPLICATION),
                new Reordering(parser.ppm(HOLD_UP), parser.number(HOLD_UP_NANOS)),
                new Corruption(parser.ppm(CORRUPTION), detected),
                new Bandwidth(parser.number(BYTES_PER_SECOND), parser.number(QUEUE_BYTES)));
        if (conditions.isNone()) {
            throw Data.wrong(fault, value, ENTRY, EXAMPLE);
        }
        return conditions;
    }

    private static String label(Distribution distribution) {
        return distribution.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Parser(String fault, Map<String, Object> entries) {
        long number(String name) {
            if (entries.getOrDefault(name, 0L) instanceof Long number) {
                return number;
            }
            throw Data.wrong(fault, entries, name, "a whole number");
        }

        int ppm(String name) {
            long ppm = number(name);
            if (ppm < 0 || ppm > PacketConditions.ALL_PPM) {
                throw Data.wrong(fault, entries, name, "parts of a million, from 0 to 1000000");
            }
            return (int) ppm;
        }

        Delay delay() {
            long jitter = number(JITTER);
            return new Delay(distribution(jitter), number(DELAY), jitter);
        }

        /** A delay with jitter and no distribution is uniform, as that of {@code tc netem} is. */
        private Distribution distribution(long jitterNanos) {
            if (!entries.containsKey(DISTRIBUTION)) {
                return jitterNanos == 0 ? Distribution.CONSTANT : Distribution.UNIFORM;
            }
            for (Distribution distribution : Distribution.values()) {
                if (label(distribution).equals(entries.get(DISTRIBUTION))) {
                    return distribution;
                }
            }
            throw Data.wrong(fault, entries, DISTRIBUTION, "constant, uniform, exponential or long-tail");
        }
    }
}
