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

/** Ends nodes' processes and starts them again at once. It has healed itself when it is in force. */
public final class Restart implements FaultKind {
    private static final String NAME = "restart";
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);
    private static final ListOption<Ending> MODES = Ending.option(NAME);

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "restarts one node, a minority, a majority, the primaries or all, at once, after a kill or a stop",
                List.of(TARGETS.spec(), MODES.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Processes.refusal(field, NAME);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        Ending mode = Ending.random(field, MODES, options, random);
        return new Restarting(Selection.random(field, TARGETS.chosen(options), random), mode);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        return new Restarting(Selection.parse(NAME, value, "mode"), Ending.parse(NAME, value));
    }

    private record Restarting(Selection selection, Ending mode) implements Fault {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return selection.toValue("mode", mode.label());
        }

        @Override
        public List<String> nodes() {
            return selection.nodes();
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Restarted restarted = new Restarted(field);
            List<Integer> nodes = Nodes.numbers(field, selection.nodes());
            CompletionStage<Void> all = Stages.each(nodes, node -> restarted.end(node, mode))
                    .thenCompose(ended -> restarted.processes.startAll())
                    .thenAccept(restarted::requireAny);
            return Stages.provedOrUndone(all, restarted);
        }
    }

    private static final class Restarted implements Injection {
        private final Battlefield field;
        private final Processes processes;
        private final TreeSet<Integer> restarted = new TreeSet<>();
        private final TreeSet<Integer> wereDown = new TreeSet<>();

        Restarted(Battlefield field) {
            this.field = field;
            this.processes = new Processes(field);
        }

        CompletionStage<Void> end(int node, Ending mode) {
            return processes.end(node, mode).thenAccept(ran -> {
                if (!ran) {
                    wereDown.add(node);
                }
            });
        }

        void requireAny(List<Integer> nodes) {
            restarted.addAll(nodes);
            if (restarted.isEmpty()) {
                throw new InjectionFailedException(
                        "took no effect: nothing ran on " + String.join(", ", Nodes.names(field, wereDown)));
            }
        }

        @Override
        public Map<String, Object> evidence() {
            Map<String, Object> evidence = Data.of("effect", true, "restarted", Nodes.names(field, restarted));
            if (!wereDown.isEmpty()) {
                evidence.put("were-down", Nodes.names(field, wereDown));
            }
            return evidence;
        }

        /** Nothing is left to heal, unless a start failed. */
        @Override
        public CompletionStage<Map<String, Object>> close() {
            return processes.startAll().thenApply(all -> Data.of("effect", true));
        }
    }
}
