package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.SkewsClocks;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import io.inquest.nemesis.Stages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Moves nodes' wall clocks forwards or back, and back again by as much. */
public final class ClockJump implements FaultKind {
    private static final String NAME = "clock";
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);

    /** The least and the greatest jumps, an order of magnitude apart each: all orders are equally likely. */
    private static final long[] MAGNITUDES_NANOS = {100_000_000L, 1_000_000_000L, 10_000_000_000L, 60_000_000_000L};

    /** How far a clock may be from where it was sent: measuring it takes time, and it runs meanwhile. */
    private static final long TOLERANCE_NANOS = 50_000_000L;

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "moves the wall clocks of one node, a minority, a majority, the primaries or all by up to a minute",
                List.of(TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return field.cluster().ability(SkewsClocks.class).isPresent()
                ? Optional.empty()
                : Optional.of("the " + field.cluster().name()
                        + " cluster cannot move clocks; leave out clock or choose another cluster");
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        Selection selection = Selection.random(field, TARGETS.chosen(options), random);
        Map<String, Long> jumps = new LinkedHashMap<>();
        for (String node : selection.nodes()) {
            int magnitude = random.nextInt(MAGNITUDES_NANOS.length - 1);
            long nanos = random.nextLong(MAGNITUDES_NANOS[magnitude], MAGNITUDES_NANOS[magnitude + 1]);
            jumps.put(node, random.nextBoolean() ? nanos : -nanos);
        }
        return new Jump(selection.targets(), jumps);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        Data.requireOnly(NAME, value, "targets", "jump-nanos");
        Targets targets = Targets.parse(NAME, Data.string(NAME, value, "targets"));
        Map<String, Long> jumps = new LinkedHashMap<>();
        if (value.get("jump-nanos") instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                boolean wrong = !(entry.getValue() instanceof Long nanos) || Math.abs(nanos) <= 2 * TOLERANCE_NANOS - 1;
                if (wrong) {
                    throw wrong(value);
                }
                jumps.put((String) entry.getKey(), (Long) entry.getValue());
            }
        }
        if (jumps.isEmpty()) {
            throw wrong(value);
        }
        return new Jump(targets, jumps);
    }

    private static IllegalArgumentException wrong(Map<String, Object> value) {
        return Data.wrong(
                NAME,
                value,
                "jump-nanos",
                "a whole number of nanoseconds, 100 ms at least, for each node, such as {\"n1\": -2000000000}");
    }

    /** @param jumpNanos how far to move each node's clock, forwards if positive */
    private record Jump(Targets targets, Map<String, Long> jumpNanos) implements Fault {
        private Jump {
            jumpNanos = Collections.unmodifiableMap(new LinkedHashMap<>(jumpNanos));
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return Data.of("targets", targets.label(), "jump-nanos", jumpNanos);
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Map<Integer, Long> asked = new LinkedHashMap<>();
            jumpNanos.forEach((name, nanos) -> asked.put(Nodes.number(field, name), nanos));
            Moved moved = new Moved(field);
            return Stages.provedOrUndone(
                    Stages.each(new ArrayList<>(asked.keySet()), node -> moved.jump(node, asked.get(node))), moved);
        }
    }

    private static final class Moved implements Injection {
        private final Battlefield field;
        private final SkewsClocks clocks;
        /** How far each clock still is from where it would be without this fault. */
        private final SortedMap<Integer, Long> displacedNanos = new TreeMap<>();

        private final SortedMap<Integer, Map<String, Object>> offsets = new TreeMap<>();
        private final SortedMap<Integer, Map<String, Object>> offsetsBack = new TreeMap<>();

        Moved(Battlefield field) {
            this.field = field;
            this.clocks = field.cluster().ability(SkewsClocks.class).orElseThrow();
        }

        CompletionStage<Void> jump(int node, long nanos) {
            return move(node, nanos, offsets).thenAccept(moved -> {
                if (!isAbout(moved, nanos)) {
                    throw new InjectionFailedException("took no effect: the clock of " + Nodes.name(field, node)
                            + " moved by " + millis(moved) + " instead of " + millis(nanos));
                }
            });
        }

        /** Moves a clock and measures, before and after; completes with how far it moved. */
        private CompletionStage<Long> move(int node, long nanos, SortedMap<Integer, Map<String, Object>> measured) {
            return clocks.offsetNanos(node)
                    .thenCompose(before -> clocks.jump(node, nanos)
                            .thenCompose(done -> clocks.offsetNanos(node))
                            .thenApply(after -> {
                                long moved = after - before;
                                // as asked rather than as measured, so that errors of measuring do not stay
                                displacedNanos.merge(node, isAbout(moved, nanos) ? nanos : moved, Long::sum);
                                measured.put(node, Data.of("before", before, "after", after));
                                return moved;
                            }));
        }

        private static boolean isAbout(long nanos, long wanted) {
            return Math.abs(nanos - wanted) <= TOLERANCE_NANOS;
        }

        @Override
        public Map<String, Object> evidence() {
            return Data.of("effect", true, "offset-nanos", byName(offsets));
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            List<Integer> displaced = new ArrayList<>();
            displacedNanos.forEach((node, nanos) -> {
                if (nanos != 0) {
                    displaced.add(node);
                }
            });
            return Stages.each(displaced, this::moveBack)
                    .thenApply(all -> Data.of("effect", true, "offset-nanos", byName(offsetsBack)));
        }

        private CompletionStage<Void> moveBack(int node) {
            long nanos = -displacedNanos.get(node);
            return move(node, nanos, offsetsBack).thenAccept(moved -> {
                if (!isAbout(moved, nanos)) {
                    throw new IllegalStateException("did not heal: the clock of " + Nodes.name(field, node)
                            + " moved back by " + millis(moved) + " instead of " + millis(nanos));
                }
            });
        }

        private Map<String, Object> byName(SortedMap<Integer, Map<String, Object>> byNode) {
            Map<String, Object> byName = new LinkedHashMap<>();
            byNode.forEach((node, value) -> byName.put(Nodes.name(field, node), value));
            return byName;
        }

        private static String millis(long nanos) {
            return nanos / 1_000_000 + " ms";
        }
    }
}
