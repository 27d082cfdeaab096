package io.inquest.workloads.contract;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.world.World;
import io.inquest.systems.Killable;
import io.inquest.systems.SystemUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Cuts off clients that have asked for something: their connection is closed, or every node is paused or killed. Whoever
 * then says that it failed has to be right.
 */
final class DoubtTrial {
    /** Longer than clients wait for a node before they try another, shorter than anyone waits for a test. */
    private static final long PAUSED_NANOS = 2_000_000_000;

    /** Once before anything can have arrived, once when some may have been done. */
    private static final List<Long> KILL_AFTER_NANOS = List.of(0L, 3_000_000L);

    private static final long SETTLED_NANOS = 1_000_000_000;
    private static final long RECOVERY_NANOS_MAX = 120_000_000_000L;

    private final Bench bench;
    private final Facet facet;
    private final Cluster cluster;
    private final SystemUnderTest system;
    private final World world;

    DoubtTrial(Bench bench, Facet facet, Cluster cluster, SystemUnderTest system) {
        this.bench = bench;
        this.facet = facet;
        this.cluster = cluster;
        this.system = system;
        this.world = bench.world;
    }

    CompletionStage<Void> run() {
        return close().thenCompose(done -> pause()).thenCompose(done -> kill());
    }

    /** The client is closed right after it was asked. */
    private CompletionStage<Void> close() {
        Asked asked = new Asked();
        for (int worker = 0; worker < Desk.WORKERS; worker++) {
            asked.ask(worker);
            bench.desk.reopen(worker);
        }
        return Chain.pause(world, SETTLED_NANOS).thenRun(() -> asked.remember(", and its client was closed at once"));
    }

    private CompletionStage<Void> pause() {
        Pauses pauses = cluster.ability(Pauses.class).orElse(null);
        if (pauses == null || cluster.nodes().isEmpty()) {
            bench.findings.notChecked("what the client says while the store is paused: " + lacks(Pauses.class));
            return Chain.done();
        }
        Asked asked = new Asked();
        return onAll(pauses::pause)
                .thenCompose(paused -> {
                    asked.askAll();
                    return Chain.pause(world, PAUSED_NANOS);
                })
                .handle((done, problem) -> problem)
                // also when it went wrong: nothing must stay paused
                .thenCompose(problem -> onAll(pauses::resume).thenAccept(resumed -> Problems.rethrow(problem)))
                .thenCompose(resumed -> recovered())
                .thenRun(() -> asked.remember(", while every node was paused"));
    }

    private CompletionStage<Void> kill() {
        Kills kills = cluster.ability(Kills.class).orElse(null);
        if (kills == null || cluster.nodes().isEmpty()) {
            bench.findings.notChecked("what the client says when the store is killed: " + lacks(Kills.class));
            return Chain.done();
        }
        if (system.ability(Killable.class).isEmpty()) {
            bench.findings.notChecked(
                    "what the client says when the store is killed: this store cannot be started again");
            return Chain.done();
        }
        return Chain.each(KILL_AFTER_NANOS, afterNanos -> {
            Asked asked = new Asked();
            asked.askAll();
            return Chain.pause(world, afterNanos)
                    .thenCompose(waited -> onAll(kills::kill))
                    .thenCompose(killed -> Chain.pause(world, SETTLED_NANOS))
                    .thenCompose(waited -> recovered())
                    .thenRun(() -> asked.remember(", and every node was killed"));
        });
    }

    private String lacks(Class<?> ability) {
        return cluster.lacks(ability).orElse("the cluster " + cluster.name() + " cannot do that");
    }

    private CompletionStage<Void> onAll(Function<Integer, CompletionStage<Boolean>> act) {
        List<Integer> nodes = IntStream.range(0, cluster.nodes().size()).boxed().toList();
        return Chain.each(nodes, node -> act.apply(node).thenApply(done -> null));
    }

    private CompletionStage<Void> recovered() {
        for (int worker = 0; worker < Desk.WORKERS; worker++) {
            bench.desk.reopen(worker);
        }
        return Chain.within(
                        world, RECOVERY_NANOS_MAX, "the store had not recovered after two minutes", system.recover())
                .thenCompose(up -> Chain.pause(world, SETTLED_NANOS));
    }

    /** One fill of each worker, of keys of their own, and what was said to it. */
    private final class Asked {
        private final Map<Integer, Object> keys = new LinkedHashMap<>();
        private final Map<Integer, Answer> answers = new LinkedHashMap<>();

        void ask(int worker) {
            Object key = bench.freshKey(facet);
            keys.put(worker, key);
            bench.desk.start(worker, facet.fill().apply(key, value()), answer -> answers.put(worker, answer));
        }

        void askAll() {
            for (int worker = 0; worker < Desk.WORKERS; worker++) {
                ask(worker);
            }
        }

        void remember(String when) {
            for (Map.Entry<Integer, Answer> answer : new ArrayList<>(answers.entrySet())) {
                if (answer.getValue().isFail()) {
                    bench.neverShows(
                            facet,
                            keys.get(answer.getKey()),
                            value(),
                            answer.getValue(),
                            Rule.UNKNOWN_WHEN_IN_DOUBT,
                            when);
                }
            }
        }

        private Object value() {
            return facet.samples().get(0);
        }
    }
}
