package io.inquest.harness.runner;

import static io.inquest.generators.Generators.log;
import static io.inquest.generators.Generators.nothing;
import static io.inquest.generators.Generators.once;
import static io.inquest.generators.Generators.sequence;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.Finding;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.nemesis.Battlefield;
import io.inquest.workloads.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the runner does with what generators tell it, and with those that are wrong. */
class GeneratorsInARunTest {
    private final VirtualWorld world = new VirtualWorld(1);
    private final SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);
    private final List<String> heard = new ArrayList<>();

    private TestRun.Outcome run(Generator main, Generator last) {
        RunSpec spec =
                new RunSpec("scripted", "calls", List.of(), "sim", 3, 10_000_000_000L, 0, 2, 1, null, null, Map.of());
        RunListener listener = new RunListener() {
            @Override
            public void phase(String name, long timeNanos) {
                heard.add(name);
            }

            @Override
            public void note(String message, long timeNanos) {
                heard.add(message + " at " + timeNanos);
            }
        };
        Battlefield field = new Battlefield(world, cluster, Scripted.echo(world, 1_000));
        return new TestRun(spec, field, new Plan("register", main, last), List.of(), listener).execute(() -> false);
    }

    private static List<String> explanations(TestRun.Outcome outcome) {
        return outcome.problems().stream().map(Finding::explanation).toList();
    }

    @Test
    void whatTheyNoteIsHeardOnceWhereItBelongs() {
        Generator main = sequence(once(Call.of("write", 1)), log("the second half"), once(Call.of("write", 2)));
        TestRun.Outcome outcome = run(main, sequence(log("the last reads"), once(Call.of("read"))));
        assertEquals(List.of(), outcome.problems());
        assertEquals(6, outcome.history().size());
        assertEquals(
                List.of(
                        "setting up the store",
                        "running the workload",
                        "the second half at 0",
                        "healing",
                        "waiting for recovery",
                        "last reads",
                        "the last reads at 1001",
                        "tearing down"),
                heard);
    }

    @Test
    void aBreachOfTheContractEndsTheRunAndAllOfItIsTold() {
        Generator wrong = context ->
                new Step.Emit(Operation.of(Actor.process(context.clients() + 1), "read", null, null), nothing());
        assertEquals(
                "worker 1 is process 1 now; its time is -1, and the context's is 0",
                explanations(run(wrong, nothing())).get(0).replaceFirst(".*]: ", ""));
    }

    @Test
    void aGeneratorThatWaitsForNothingDoesNotHangTheRun() {
        Generator stuck = new Generator() {
            @Override
            public Step next(Context context) {
                return new Step.Pending(Step.Pending.NEVER, this);
            }
        };
        List<String> explanations = explanations(run(nothing(), stuck));
        assertEquals(1, explanations.size(), explanations.toString());
        assertEquals(
                "it waits for an event, and none can come, because no operation is open",
                explanations.get(0).replaceFirst(".*pending: ", ""));
    }
}
