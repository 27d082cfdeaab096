package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.SkewsClocks;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.Stages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/**
 * Wall clocks that are moved, and moved back by as much: far, as by a jump, or by a little, as where clocks are badly
 * synchronized.
 *
 * @param mode {@link #JUMP} or {@link #OFFSET}
 * @param targets how the nodes were chosen; null if somebody named them
 * @param nanos how far to move each node's clock, forwards if positive
 */
record ClockMove(String mode, Targets targets, Map<String, Long> nanos) implements Fault {
    static final String JUMP = "jump-nanos";
    static final String OFFSET = "offset-nanos";

    /** Less is not told from errors of measuring. */
    private static final long NANOS_MIN = 10_000_000L;

    /** How far a clock may be from where it was sent: measuring it takes time, and it runs meanwhile. */
    private static final long TOLERANCE_NANOS_MAX = 50_000_000L;

    ClockMove {
        nanos = Collections.unmodifiableMap(new LinkedHashMap<>(nanos));
    }

    static ClockMove parse(String mode, Map<String, Object> value) {
        Data.requireOnly(Clocks.NAME, value, "targets", mode);
        return new ClockMove(mode, Selection.targets(Clocks.NAME, value), moves(mode, value));
    }

    /** How far each node's clock is to be moved. */
    static Map<String, Long> moves(String name, Map<String, Object> value) {
        return Data.numbers(
                Clocks.NAME,
                value,
                name,
                nanos -> nanos <= -NANOS_MIN || nanos >= NANOS_MIN,
                "a whole number of nanoseconds, 10 ms at least, for each node, such as {\"n1\": -2000000000}");
    }

    static boolean isAbout(long nanos, long wanted) {
        return Math.abs(nanos - wanted) <= Math.min(TOLERANCE_NANOS_MAX, Math.abs(wanted) / 2);
    }

    static String millis(long nanos) {
        return nanos / 1_000_000 + " ms";
    }

    @Override
    public String name() {
        return Clocks.NAME;
    }

    @Override
    public Map<String, Object> toValue() {
        return Data.afterTargets(targets, mode, nanos);
    }

    @Override
    public List<String> nodes() {
        return new ArrayList<>(nanos.keySet());
    }

    @Override
    public CompletionStage<Injection> inject(Battlefield field) {
        Map<Integer, Long> asked = Nodes.byNumber(field, nanos);
        Moved moved = new Moved(field);
        return Stages.provedOrUndone(
                Stages.each(new ArrayList<>(asked.keySet()), node -> moved.jump(node, asked.get(node))), moved);
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

        @Override
        public Map<String, Object> evidence() {
            return Data.of("effect", true, "offset-nanos", Nodes.byName(field, offsets));
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
                    .thenApply(all -> Data.of("effect", true, "offset-nanos", Nodes.byName(field, offsetsBack)));
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
    }
}
