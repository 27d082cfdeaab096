package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Pauses;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** Stops nodes' processes with all their memory, and lets them go on. */
public final class Pause implements FaultKind {
    private static final String NAME = "pause";
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "stops the processes of one node, a minority, a majority, the primaries or all for a while",
                List.of(TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Lacking.refusal(field, Pauses.class, "pause processes", NAME);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        return new Pausing(Selection.random(field, TARGETS.chosen(options), random));
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        return new Pausing(Selection.parse(NAME, value));
    }

    private record Pausing(Selection selection) implements Fault {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return selection.toValue();
        }

        @Override
        public List<String> nodes() {
            return selection.nodes();
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Paused paused = new Paused(field);
            List<Integer> nodes = Nodes.numbers(field, selection.nodes());
            return Stages.provedOrUndone(
                    Stages.each(nodes, paused::pause).thenAccept(all -> paused.requireAny()), paused);
        }
    }

    private static final class Paused implements Injection {
        private final Battlefield field;
        private final Pauses processes;
        private final SortedSet<Integer> paused = new TreeSet<>();
        private final SortedSet<Integer> notRunning = new TreeSet<>();
        private final SortedSet<Integer> resumed = new TreeSet<>();

        Paused(Battlefield field) {
            this.field = field;
            this.processes = field.cluster().ability(Pauses.class).orElseThrow();
        }

        CompletionStage<Void> pause(int node) {
            return processes.pause(node).thenCompose(stopped -> {
                (stopped ? paused : notRunning).add(node);
                return stopped ? requirePaused(node) : requireNotRunning(node);
            });
        }

        private CompletionStage<Void> requirePaused(int node) {
            return processes.isPaused(node).thenAccept(isPaused -> {
                if (!isPaused) {
                    throw stillRuns(node);
                }
            });
        }

        /** Nothing to pause is only no effect; a process that runs on is a pause that does not work. */
        private CompletionStage<Void> requireNotRunning(int node) {
            CompletionStage<Boolean> runs = field.cluster()
                    .ability(Kills.class)
                    .map(kills -> kills.isRunning(node))
                    .orElseGet(() -> CompletableFuture.completedFuture(false));
            return runs.thenCombine(processes.isPaused(node), (running, isPaused) -> {
                if (running && !isPaused) {
                    throw stillRuns(node);
                }
                return null;
            });
        }

        private InjectionFailedException stillRuns(int node) {
            return new InjectionFailedException(
                    "took no effect: " + Nodes.name(field, node) + " still runs after it was paused");
        }

        void requireAny() {
            if (paused.isEmpty()) {
                throw new InjectionFailedException(
                        "took no effect: nothing ran that could be paused on " + String.join(", ", names(notRunning)));
            }
        }

        @Override
        public Map<String, Object> evidence() {
            Map<String, Object> evidence = Data.of("effect", true, "paused", names(paused));
            if (!notRunning.isEmpty()) {
                evidence.put("were-not-running", names(notRunning));
            }
            return evidence;
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return Stages.each(new ArrayList<>(paused), this::resume).thenApply(all -> {
                Map<String, Object> evidence = Data.of("effect", true, "resumed", names(resumed));
                SortedSet<Integer> gone = new TreeSet<>(paused);
                gone.removeAll(resumed);
                if (!gone.isEmpty()) {
                    evidence.put("no-longer-paused", names(gone));
                }
                return evidence;
            });
        }

        private CompletionStage<Void> resume(int node) {
            return processes
                    .resume(node)
                    .thenCompose(goesOn -> {
                        if (goesOn) {
                            resumed.add(node);
                        }
                        return processes.isPaused(node);
                    })
                    .thenAccept(isPaused -> {
                        if (isPaused) {
                            throw new IllegalStateException("did not heal: " + Nodes.name(field, node)
                                    + " is still paused after it was resumed");
                        }
                    });
        }

        private List<String> names(SortedSet<Integer> nodes) {
            return Nodes.names(field, new ArrayList<>(nodes));
        }
    }
}
