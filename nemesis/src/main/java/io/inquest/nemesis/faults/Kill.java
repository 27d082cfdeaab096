package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Kills;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import io.inquest.nemesis.Stages;
import io.inquest.systems.Killable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Kills nodes' processes at once, and ends by starting them again. */
public final class Kill implements FaultKind {
    private static final String NAME = "kill";
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "kills one node, a minority, a majority, the primaries or all, and starts them again",
                List.of(TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        if (field.cluster().ability(Kills.class).isEmpty()) {
            return Optional.of("the " + field.cluster().name()
                    + " cluster cannot kill processes; leave out kill or choose another cluster");
        }
        return field.system().ability(Killable.class).isEmpty()
                ? Optional.of("this store cannot start a killed node again; leave out kill")
                : Optional.empty();
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        return new Killing(Selection.random(field, TARGETS.chosen(options), random));
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        return new Killing(Selection.parse(NAME, value));
    }

    private record Killing(Selection selection) implements Fault {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return selection.toValue();
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Killed killed = new Killed(field);
            List<Integer> nodes = Nodes.numbers(field, selection.nodes());
            return Stages.provedOrUndone(
                    Stages.each(nodes, killed::kill).thenAccept(all -> killed.requireAny()), killed);
        }
    }

    private static final class Killed implements Injection {
        private final Battlefield field;
        private final Kills processes;
        private final Killable store;
        private final SortedSet<Integer> killed = new TreeSet<>();
        private final SortedSet<Integer> wereDown = new TreeSet<>();

        Killed(Battlefield field) {
            this.field = field;
            this.processes = field.cluster().ability(Kills.class).orElseThrow();
            this.store = field.system().ability(Killable.class).orElseThrow();
        }

        CompletionStage<Void> kill(int node) {
            return processes
                    .kill(node)
                    .thenCompose(stopped -> {
                        (stopped ? killed : wereDown).add(node);
                        return processes.isRunning(node);
                    })
                    .thenAccept(running -> {
                        if (running) {
                            throw new InjectionFailedException(
                                    "took no effect: " + Nodes.name(field, node) + " still runs after it was killed");
                        }
                    });
        }

        void requireAny() {
            if (killed.isEmpty()) {
                throw new InjectionFailedException(
                        "took no effect: nothing ran on " + String.join(", ", names(wereDown)));
            }
        }

        @Override
        public Map<String, Object> evidence() {
            Map<String, Object> evidence = Data.of("effect", true, "killed", names(killed));
            if (!wereDown.isEmpty()) {
                evidence.put("were-down", names(wereDown));
            }
            return evidence;
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return Stages.each(new ArrayList<>(killed), this::start)
                    .thenApply(all -> Data.of("effect", true, "started", names(killed)));
        }

        private CompletionStage<Void> start(int node) {
            return processes
                    .isRunning(node)
                    .thenCompose(runs -> runs ? CompletableFuture.completedFuture(null) : store.start(node))
                    .thenCompose(done -> processes.isRunning(node))
                    .thenAccept(runs -> {
                        if (!runs) {
                            throw new IllegalStateException(
                                    "did not heal: " + Nodes.name(field, node) + " does not run after it was started");
                        }
                    });
        }

        private List<String> names(SortedSet<Integer> nodes) {
            return Nodes.names(field, new ArrayList<>(nodes));
        }
    }
}
