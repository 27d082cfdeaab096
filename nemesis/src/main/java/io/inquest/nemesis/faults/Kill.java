package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import io.inquest.nemesis.Stages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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
        return Processes.refusal(field, NAME);
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
        public List<String> nodes() {
            return selection.nodes();
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
        private final Processes processes;
        private final TreeSet<Integer> killed = new TreeSet<>();
        private final TreeSet<Integer> wereDown = new TreeSet<>();

        Killed(Battlefield field) {
            this.field = field;
            this.processes = new Processes(field);
        }

        CompletionStage<Boolean> kill(int node) {
            return processes.end(node, Ending.KILL).whenComplete((ran, failure) -> {
                if (failure == null) {
                    (ran ? killed : wereDown).add(node);
                }
            });
        }

        void requireAny() {
            if (killed.isEmpty()) {
                throw new InjectionFailedException(
                        "took no effect: nothing ran on " + String.join(", ", Nodes.names(field, wereDown)));
            }
        }

        @Override
        public Map<String, Object> evidence() {
            Map<String, Object> evidence = Data.of("effect", true, "killed", Nodes.names(field, killed));
            if (!wereDown.isEmpty()) {
                evidence.put("were-down", Nodes.names(field, wereDown));
            }
            return evidence;
        }

        @Override
        public CompletionStage<Map<String, Object>> close() {
            return processes
                    .startAll()
                    .thenApply(all -> Data.of("effect", true, "started", Nodes.names(field, killed)));
        }
    }
}
