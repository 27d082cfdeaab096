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

/** Kills nodes, starts them, and kills them again shortly after, until the fault ends. */
public final class CrashLoop implements FaultKind {
    private static final String NAME = "crash-loop";
    private static final String ALIVE = "alive-nanos";
    private static final String DOWN = "down-nanos";
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);

    private static final long[] ALIVE_NANOS = {10_000_000L, 50_000_000L, 250_000_000L};
    private static final long[] DOWN_NANOS = {1_000_000L, 10_000_000L, 100_000_000L};
    private static final long NANOS_MIN = 1_000_000L;
    private static final long NANOS_MAX = 3_600_000_000_000L;

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "kills one node, a minority, a majority, the primaries or all again each time they have just started",
                List.of(TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Processes.refusal(field, NAME);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        return new Looping(
                Selection.random(field, TARGETS.chosen(options), random),
                Magnitudes.draw(ALIVE_NANOS, random),
                Magnitudes.draw(DOWN_NANOS, random));
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        return new Looping(
                Selection.parse(NAME, value, ALIVE, DOWN),
                Data.number(NAME, value, ALIVE, NANOS_MIN, NANOS_MAX),
                Data.number(NAME, value, DOWN, NANOS_MIN, NANOS_MAX));
    }

    /**
     * Nodes that crash again and again.
     *
     * @param aliveNanos how long a node runs each time
     * @param downNanos how long it does not
     */
    private record Looping(Selection selection, long aliveNanos, long downNanos) implements Fault {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Map<String, Object> toValue() {
            return selection.toValue(ALIVE, aliveNanos, DOWN, downNanos);
        }

        @Override
        public List<String> nodes() {
            return selection.nodes();
        }

        @Override
        public CompletionStage<Injection> inject(Battlefield field) {
            Loops loops = new Loops(field, this);
            return Stages.provedOrUndone(loops.begin(), loops);
        }
    }

    private static final class Loops implements Injection {
        private final Battlefield field;
        private final Looping looping;
        private final Processes processes;
        private final List<Loop> loops = new ArrayList<>();

        Loops(Battlefield field, Looping looping) {
            this.field = field;
            this.looping = looping;
            this.processes = new Processes(field);
            for (int node : Nodes.numbers(field, looping.selection.nodes())) {
                loops.add(new Loop(node));
            }
        }

        /** Kills for the first time, by which it is seen that killing works. */
        CompletionStage<Void> begin() {
            return Stages.each(loops, Loop::next).thenAccept(pauses -> {
                if (loops.stream().allMatch(loop -> loop.killed == 0)) {
                    throw new InjectionFailedException(
                            "took no effect: nothing ran on " + String.join(", ", looping.selection.nodes()));
                }
                for (int i = 0; i < loops.size(); i++) {
                    loops.get(i).repetition.begin(pauses.get(i));
                }
            });
        }

        /** One node's; a node that somebody else keeps down is waited for. */
        private final class Loop {
            final int node;
            final Repetition repetition = new Repetition(field.world(), this::next);
            long killed;
            long started;

            Loop(int node) {
                this.node = node;
            }

            CompletionStage<Long> next() {
                if (processes.isDown(node)) {
                    return start().thenApply(done -> looping.aliveNanos);
                }
                return processes.end(node, Ending.KILL).thenApply(ran -> {
                    killed += ran ? 1 : 0;
                    return ran ? looping.downNanos : looping.aliveNanos;
                });
            }

            CompletionStage<Void> start() {
                return processes.start(node).thenAccept(runs -> started++);
            }

            CompletionStage<Void> end() {
                return repetition.stop().thenCompose(stopped -> processes.isDown(node) ? start() : Stages.nothing());
            }
        }

        @Override
        public Map<String, Object> evidence() {
            List<Integer> killed = new ArrayList<>();
            List<Integer> wereDown = new ArrayList<>();
            loops.forEach(loop -> (loop.killed > 0 ? killed : wereDown).add(loop.node));
            Map<String, Object> evidence = Data.of("effect", true, "killed", Nodes.names(field, killed));
            Data.putUnlessEmpty(evidence, "were-down", Nodes.names(field, wereDown));
            return evidence;
        }

        /** A node that was killed but once was killed, and was in no loop. */
        @Override
        public CompletionStage<Map<String, Object>> close() {
            return Stages.each(loops, Loop::end).thenApply(ended -> {
                Map<String, Object> killed = Data.of();
                Map<String, Object> started = Data.of();
                for (Loop loop : loops) {
                    killed.put(Nodes.name(field, loop.node), loop.killed);
                    started.put(Nodes.name(field, loop.node), loop.started);
                }
                boolean effect = loops.stream().anyMatch(loop -> loop.killed > 1);
                Map<String, Object> evidence =
                        Data.of("effect", effect, "killed-times", killed, "started-times", started);
                loops.forEach(loop ->
                        loop.repetition.problem().ifPresent(sentence -> evidence.putIfAbsent("gave-up", sentence)));
                return evidence;
            });
        }
    }
}
