package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import io.inquest.nemesis.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Restarts one node after another, each when the one before runs again and a pause has passed, as upgrades do. Nodes
 * that were not reached when the fault ends are left alone.
 */
public final class RollingRestart implements FaultKind {
    private static final String NAME = "rolling-restart";
    private static final String PAUSE = "pause-nanos";
    private static final ListOption<Ending> MODES = Ending.option(NAME);

    /** Short enough that a round of five nodes is through within the time that faults usually last. */
    private static final long[] PAUSES_NANOS = {20_000_000L, 100_000_000L, 400_000_000L};

    private static final long PAUSE_NANOS_MAX = 3_600_000_000_000L;

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "restarts one node after another, through all of them, each when the one before runs again",
                List.of(MODES.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Processes.refusal(field, NAME);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        Ending mode = Ending.random(field, MODES, options, random);
        List<String> nodes = new ArrayList<>();
        for (int node : Nodes.shuffled(Nodes.count(field), random)) {
            nodes.add(Nodes.name(field, node));
        }
        return new Rolling(nodes, mode, Magnitudes.draw(PAUSES_NANOS, random));
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        Data.requireOnly(NAME, value, "nodes", "mode", PAUSE);
        return new Rolling(
                Data.strings(NAME, value, "nodes"),
                Ending.parse(NAME, value),
                Data.number(NAME, value, PAUSE, 0, PAUSE_NANOS_MAX));
    }

    /** @param nodes in the order in which they are restarted */
    private record Rolling(List<String> nodes, Ending mode, long pauseNanos) implements Fault {
        private Rolling {
            nodes = List.copyOf(nodes);
        }

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return Data.of("nodes", nodes, "mode", mode.label(), PAUSE, pauseNanos);
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Round round = new Round(field, this);
            return Stages.provedOrUndone(round.first(), round);
        }
    }

    private static final class Round implements Injection {
        private final Battlefield field;
        private final Rolling rolling;
        private final List<Integer> order;
        private final Processes processes;
        private final Repetition repetition;
        private final List<Integer> restarted = new ArrayList<>();
        private final List<Integer> wereDown = new ArrayList<>();
        private int next;

        Round(Battlefield field, Rolling rolling) {
            this.field = field;
            this.rolling = rolling;
            this.order = Nodes.numbers(field, rolling.nodes);
            this.processes = new Processes(field);
            this.repetition = new Repetition(field.world(), this::restartNext);
        }

        /** Restarts the first node that runs, by which it is seen that restarting works, and goes on from there. */
        CompletionStage<Void> first() {
            return restartNext().thenCompose(pauseNanos -> {
                if (restarted.isEmpty() && pauseNanos != Repetition.DONE) {
                    return first();
                }
                if (restarted.isEmpty()) {
                    throw new InjectionFailedException(
                            "took no effect: nothing ran on " + String.join(", ", Nodes.names(field, wereDown)));
                }
                repetition.begin(pauseNanos);
                return Stages.nothing();
            });
        }

        private CompletionStage<Long> restartNext() {
            int node = order.get(next++);
            return processes
                    .end(node, rolling.mode)
                    .thenCompose(ran -> {
                        (ran ? restarted : wereDown).add(node);
                        return ran ? processes.start(node) : Stages.nothing();
                    })
                    .thenApply(done -> next < order.size() ? rolling.pauseNanos : Repetition.DONE);
        }

        @Override
        public Map<String, Object> evidence() {
            return Data.of("effect", true, "restarted", Nodes.names(field, restarted));
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return repetition
                    .stop()
                    .thenCompose(stopped -> processes.startAll())
                    .thenApply(started -> {
                        Map<String, Object> evidence =
                                Data.of("effect", true, "restarted", Nodes.names(field, restarted));
                        Data.putUnlessEmpty(evidence, "were-down", Nodes.names(field, wereDown));
                        Data.putUnlessEmpty(
                                evidence, "not-reached", Nodes.names(field, order.subList(next, order.size())));
                        repetition.problem().ifPresent(sentence -> evidence.put("gave-up", sentence));
                        return evidence;
                    });
        }
    }
}
