package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.txn.model.TxnCheckers;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.cluster.real.ProcessCluster;
import io.inquest.cluster.real.RealWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.faults.Kill;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.keyvalue.ReplicatedStore;
import io.inquest.workloads.ListAppendWorkload;
import io.inquest.workloads.Plan;
import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runner, generators, nemesis and checker that the simulation uses, on processes that talk over TCP. */
class RealProcessesTest {
    private static final int NODES = 3;
    private static final int CLIENTS = 6;
    private static final long SEED = 7;
    private static final double RATE = 100;
    private static final Workload REGISTERS = new RegisterWorkload();
    private static final Checker LINEARIZABLE = new LinearizableChecker();

    @TempDir
    Path directory;

    private static RunSpec spec(String store, Workload workload) {
        return new RunSpec(
                store,
                workload.name(),
                List.of("kill"),
                "processes",
                NODES,
                8_000_000_000L,
                RATE,
                CLIENTS,
                SEED,
                null,
                null,
                Map.of("fault-lasts", "1..2", "fault-pause", "0.2..1"));
    }

    @Test
    void raftOfProcessesThatAreKilledIsFoundLinearizable() throws Exception {
        requireValid("raft", StoreProcesses.RaftNode.class, StoreProcesses.raft(), REGISTERS, LINEARIZABLE);
    }

    @Test
    void soIsPrimaryBackup() throws Exception {
        requireValid(
                "primary-backup",
                StoreProcesses.PrimaryBackupNode.class,
                StoreProcesses.primaryBackup(),
                REGISTERS,
                LINEARIZABLE);
    }

    @Test
    void theTransactionalStoreIsFoundStrictSerializable() throws Exception {
        requireValid(
                "mvcc",
                StoreProcesses.MvccNode.class,
                StoreProcesses.mvcc(),
                new ListAppendWorkload(),
                new TxnCheckers.StrictSerializable());
    }

    private void requireValid(String name, Class<?> node, ReplicatedStore store, Workload workload, Checker checker)
            throws Exception {
        RealWorld world = new RealWorld(use -> SeededRandom.split(SEED, use));
        try (ProcessCluster cluster = new ProcessCluster(world, NODES, directory, node, List.of(), message -> {})) {
            Battlefield field = new Battlefield(world, cluster, new StoreProcesses(world, cluster, store));
            TestRun run =
                    new TestRun(spec(name, workload), field, plan(workload), List.of(new Kill()), RunListener.NONE);

            TestRun.Outcome outcome = run.execute(() -> false);

            assertEquals(List.of(), outcome.problems());
            Exercise exercise = Exercise.of(outcome.history());
            assertTrue(exercise.faultCounts("kill").worked(), () -> "no kill worked: " + exercise);
            for (String function : workload.functions().all()) {
                assertTrue(exercise.outcomes(function).ok() > 10, () -> function + ": " + exercise);
            }
            Verdict verdict = checker.check(outcome.history(), CheckContext.defaults());
            assertEquals(Validity.VALID, verdict.validity(), verdict::toString);
        }
    }

    private static Plan plan(Workload workload) {
        Map<String, String> options =
                workload.options().stream().collect(Collectors.toMap(OptionSpec::name, OptionSpec::defaultValue));
        return workload.plan(new WorkloadConfig(options, CLIENTS, RATE));
    }
}
