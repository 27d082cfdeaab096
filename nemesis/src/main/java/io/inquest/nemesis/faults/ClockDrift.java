package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DriftsClocks;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.Stages;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * Clocks, monotonic and wall, that run fast or slow.
 *
 * @param targets how the nodes were chosen; null if somebody named them
 * @param ppm the rate of each node's clocks, in parts of a million above the true one
 */
record ClockDrift(Targets targets, Map<String, Long> ppm) implements Fault {
    static final String DRIFT = "drift-ppm";
    private static final long PPM_MAX = 500_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** How far off the two readings of a clock, by which its rate is measured, may be in all. */
    private static final long READING_NANOS = 1_000_000;

    ClockDrift {
        ppm = Collections.unmodifiableMap(new LinkedHashMap<>(ppm));
    }

    static ClockDrift parse(Map<String, Object> value) {
        Data.requireOnly(Clocks.NAME, value, "targets", DRIFT);
        return new ClockDrift(
                Selection.targets(Clocks.NAME, value),
                Data.numbers(
                        Clocks.NAME,
                        value,
                        DRIFT,
                        rate -> rate != 0 && Math.abs(rate) <= PPM_MAX,
                        "parts of a million, at most " + PPM_MAX + ", for each node, such as {\"n1\": -50000}"));
    }

    @Override
    public String name() {
        return Clocks.NAME;
    }

    @Override
    public Map<String, Object> toValue() {
        return Data.afterTargets(targets, DRIFT, ppm);
    }

    @Override
    public List<String> nodes() {
        return new ArrayList<>(ppm.keySet());
    }

    @Override
    public CompletionStage<Injection> inject(Battlefield field) {
        Map<Integer, Long> rates = Nodes.byNumber(field, ppm);
        DriftsClocks clocks = field.cluster()
                .ability(DriftsClocks.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the " + field.cluster().name() + " cluster cannot make clocks drift"));
        Drifting drifting = new Drifting(field, clocks);
        return Stages.provedOrUndone(
                Stages.each(
                                new ArrayList<>(rates.keySet()),
                                node -> drifting.begin(node, rates.get(node).intValue()))
                        .thenAccept(all -> drifting.requireAny()),
                drifting);
    }

    /** What a clock showed, and when. */
    private record Reading(long clockNanos, long worldNanos) {
        /** The rate since, or null if no time has passed. */
        Long ppmUntil(Reading later) {
            long passed = later.worldNanos - worldNanos;
            return passed == 0
                    ? null
                    : BigInteger.valueOf(later.clockNanos - clockNanos - passed)
                            .multiply(MILLION)
                            .divide(BigInteger.valueOf(passed))
                            .longValue();
        }

        /** How far off a rate measured until then may be. */
        long tolerancePpm(Reading later) {
            return 1 + READING_NANOS * 1_000_000 / Math.max(1, later.worldNanos - worldNanos);
        }
    }

    private static final class Drifting implements Injection {
        private final Battlefield field;
        private final DriftsClocks clocks;
        private final SortedMap<Integer, Integer> asked = new TreeMap<>();
        private final SortedMap<Integer, Reading> begun = new TreeMap<>();
        private final List<Integer> already = new ArrayList<>();
        private final SortedMap<Integer, Long> measured = new TreeMap<>();
        private boolean effect;

        Drifting(Battlefield field, DriftsClocks clocks) {
            this.field = field;
            this.clocks = clocks;
        }

        CompletionStage<Void> begin(int node, int ppm) {
            return clocks.drift(node, ppm).thenCompose(changed -> {
                if (!changed) {
                    already.add(node);
                    return Stages.nothing();
                }
                asked.put(node, ppm);
                return clocks.isDrifting(node)
                        .thenCompose(drifts -> {
                            if (!drifts) {
                                throw new InjectionFailedException("took no effect: the clock of "
                                        + Nodes.name(field, node) + " keeps its own rate");
                            }
                            return reading(node);
                        })
                        .thenAccept(reading -> begun.put(node, reading));
            });
        }

        private CompletionStage<Reading> reading(int node) {
            return clocks.monotonicNanos(node)
                    .thenApply(nanos -> new Reading(nanos, field.world().nowNanos()));
        }

        void requireAny() {
            if (asked.isEmpty()) {
                throw new InjectionFailedException("took no effect: the clocks of "
                        + String.join(", ", Nodes.names(field, already)) + " drift already");
            }
        }

        @Override
        public Map<String, Object> evidence() {
            Map<String, Object> evidence = Data.of();
            Data.putUnlessEmpty(evidence, "drifted-already", Nodes.names(field, already));
            return evidence;
        }

        /** Whether it worked shows only now: a rate takes time to measure. */
        @Override
        public CompletionStage<Map<String, Object>> close() {
            return Stages.each(new ArrayList<>(asked.keySet()), this::end)
                    .thenApply(all -> Data.of("effect", effect, "measured-ppm", Nodes.byName(field, measured)));
        }

        private CompletionStage<Void> end(int node) {
            return reading(node)
                    .thenAccept(now -> measure(node, now))
                    .thenCompose(done -> clocks.steady(node))
                    .thenCompose(changed -> clocks.isDrifting(node))
                    .thenAccept(drifts -> {
                        if (drifts) {
                            throw new IllegalStateException("did not heal: the clock of " + Nodes.name(field, node)
                                    + " does not run at its own rate again");
                        }
                    });
        }

        private void measure(int node, Reading now) {
            Reading first = begun.get(node);
            Long ppm = first == null ? null : first.ppmUntil(now);
            if (ppm != null && !measured.containsKey(node)) {
                measured.put(node, ppm);
                long rest = ppm - asked.get(node);
                effect |= Math.abs(rest) <= first.tolerancePpm(now) && Math.abs(ppm) > first.tolerancePpm(now);
            }
        }
    }
}
