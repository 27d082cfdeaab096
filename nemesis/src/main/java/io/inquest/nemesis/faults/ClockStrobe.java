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
import java.util.concurrent.CompletionStage;

/**
 * Wall clocks that go back and forth: wrong for one period, right for the next.
 *
 * @param targets how the nodes were chosen; null if somebody named them
 * @param nanos how far each node's clock goes, forwards first if positive
 */
record ClockStrobe(Targets targets, Map<String, Long> nanos, long periodNanos) implements Fault {
    static final String STROBE = "strobe-nanos";
    private static final String PERIOD = "period-nanos";
    private static final long PERIOD_NANOS_MIN = 100_000L;
    private static final long PERIOD_NANOS_MAX = 3_600_000_000_000L;

    ClockStrobe {
        nanos = Collections.unmodifiableMap(new LinkedHashMap<>(nanos));
    }

    static ClockStrobe parse(Map<String, Object> value) {
        Data.requireOnly(Clocks.NAME, value, "targets", STROBE, PERIOD);
        return new ClockStrobe(
                Selection.targets(Clocks.NAME, value),
                ClockMove.moves(STROBE, value),
                Data.number(Clocks.NAME, value, PERIOD, PERIOD_NANOS_MIN, PERIOD_NANOS_MAX));
    }

    @Override
    public String name() {
        return Clocks.NAME;
    }

    @Override
    public Map<String, Object> toValue() {
        return Data.afterTargets(targets, STROBE, nanos, PERIOD, periodNanos);
    }

    @Override
    public List<String> nodes() {
        return new ArrayList<>(nanos.keySet());
    }

    @Override
    public CompletionStage<Injection> inject(Battlefield field) {
        Strobe strobe = new Strobe(field);
        Nodes.byNumber(field, nanos).forEach((node, far) -> strobe.clocks.add(strobe.new Hand(node, far)));
        return Stages.provedOrUndone(strobe.begin(), strobe);
    }

    private final class Strobe implements Injection {
        private final Battlefield field;
        private final SkewsClocks skews;
        private final List<Hand> clocks = new ArrayList<>();
        private final Repetition repetition;

        Strobe(Battlefield field) {
            this.field = field;
            this.skews = field.cluster().ability(SkewsClocks.class).orElseThrow();
            this.repetition = new Repetition(field.world(), this::turnAll);
        }

        CompletionStage<Void> begin() {
            return turnAll().thenAccept(repetition::begin);
        }

        private CompletionStage<Long> turnAll() {
            return Stages.each(clocks, Hand::turn).thenApply(all -> periodNanos);
        }

        /** One node's clock. */
        private final class Hand {
            final int node;
            final long far;
            boolean wrong;
            long jumps;

            Hand(int node, long far) {
                this.node = node;
                this.far = far;
            }

            /** Moves it to where it was not, and sees it there. */
            CompletionStage<Void> turn() {
                long nanos = wrong ? -far : far;
                return skews.offsetNanos(node)
                        .thenCompose(before -> skews.jump(node, nanos)
                                .thenCompose(done -> skews.offsetNanos(node))
                                .thenAccept(after -> {
                                    if (!ClockMove.isAbout(after - before, nanos)) {
                                        throw new InjectionFailedException("took no effect: the clock of "
                                                + Nodes.name(field, node) + " moved by "
                                                + ClockMove.millis(after - before)
                                                + " instead of " + ClockMove.millis(nanos));
                                    }
                                    wrong = !wrong;
                                    jumps++;
                                }));
            }

            CompletionStage<Void> right() {
                return wrong ? turn() : Stages.nothing();
            }
        }

        @Override
        public Map<String, Object> evidence() {
            return Data.of("effect", true);
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return repetition
                    .stop()
                    .thenCompose(stopped -> Stages.each(clocks, Hand::right))
                    .thenApply(all -> {
                        Map<String, Object> jumps = Data.of();
                        clocks.forEach(hand -> jumps.put(Nodes.name(field, hand.node), hand.jumps));
                        Map<String, Object> evidence = Data.of("effect", true, "jumps", jumps);
                        repetition.problem().ifPresent(sentence -> evidence.put("gave-up", sentence));
                        return evidence;
                    });
        }
    }
}
