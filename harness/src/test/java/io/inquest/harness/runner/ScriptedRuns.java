package io.inquest.harness.runner;

import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.generators.Call;
import io.inquest.generators.Generators;
import io.inquest.history.History;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.workloads.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What tests of a run with a scripted store are made of. */
abstract class ScriptedRuns {
    static final long SECOND = 1_000_000_000L;

    final VirtualWorld world = new VirtualWorld(1);
    final SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);

    static RunSpec spec(int concurrency) {
        return new RunSpec(
                "scripted", "calls", List.of(), "sim", 3, 10 * SECOND, 0, concurrency, 1, null, null, Map.of());
    }

    static Plan calls(int count) {
        return new Plan(
                "register",
                Generators.limit(count, Generators.repeat(Call.of("write", 7))),
                Generators.once(Call.of("read")));
    }

    TestRun run(Scripted store, int concurrency, Plan plan, FaultKind... kinds) {
        return new TestRun(
                spec(concurrency), new Battlefield(world, cluster, store), plan, List.of(kinds), RunListener.NONE);
    }

    static TestRun.Outcome execute(TestRun run) {
        return run.execute(() -> false);
    }

    /** A line an event: process, type, function. */
    static List<String> lines(History history) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            String error = history.error(i) == null ? "" : " " + history.error(i);
            lines.add(history.process(i) + " " + history.type(i).word() + " "
                    + history.functionName(history.function(i)) + error);
        }
        return lines;
    }
}
