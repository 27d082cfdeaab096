package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.cluster.sim.SimulatedCluster;
import io.inquest.cluster.sim.SimulationOptions;
import io.inquest.cluster.sim.VirtualWorld;
import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operation;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.faults.Clocks;
import io.inquest.systems.Completion;
import io.inquest.workloads.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TestRunTest {
    private static final long SECOND = 1_000_000_000L;

    private final VirtualWorld world = new VirtualWorld(1);
    private final SimulatedCluster cluster = new SimulatedCluster(world, 3, SimulationOptions.DEFAULT);

    private static RunSpec spec(int concurrency) {
        return new RunSpec(
                "scripted", "calls", List.of(), "sim", 3, 10 * SECOND, 0, concurrency, 1, null, null, Map.of());
    }

    private static Plan calls(int count) {
        return new Plan(
                "register",
                Generators.limit(count, Generators.repeat(Call.of("write", 7))),
                Generators.once(Call.of("read")));
    }

    private TestRun run(Scripted store, int concurrency, Plan plan, FaultKind... kinds) {
        return new TestRun(
                spec(concurrency), new Battlefield(world, cluster, store), plan, List.of(kinds), RunListener.NONE);
    }

    private static TestRun.Outcome execute(TestRun run) {
        return run.execute(() -> false);
    }

    /** A line an event: process, type, function. */
    private static List<String> lines(History history) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            String error = history.error(i) == null ? "" : " " + history.error(i);
            lines.add(history.process(i) + " " + history.type(i).word() + " "
                    + history.functionName(history.function(i)) + error);
        }
        return lines;
    }

    @Test
    void recordsEachOperationAndItsCompletionThenTheLastReads() {
        Scripted store = Scripted.echo(world, 1_000_000);
        TestRun.Outcome outcome = execute(run(store, 1, calls(2)));
        assertEquals(
                List.of("0 invoke write", "0 ok write", "0 invoke write", "0 ok write", "0 invoke read", "0 ok read"),
                lines(outcome.history()));
        assertEquals("n1", outcome.history().node(1));
        assertEquals(1_000_000, outcome.history().time(1) - outcome.history().time(0));
        assertEquals(List.of(), outcome.problems());
        assertFalse(outcome.interrupted());
        assertTrue(store.tornDown);
        assertEquals(store.opened, store.closed);
    }

    @Test
    void anOperationWithoutAnAnswerIsUnknownAndItsWorkerGoesOnAsAnotherProcess() {
        int[] asked = {0};
        List<Consumer<Completion>> late = new ArrayList<>();
        Scripted store = new Scripted((operation, reply) -> {
            if (asked[0]++ == 0) {
                late.add(reply);
            } else {
                late.get(0).accept(new Completion.Ok(1L, "n1")); // of the operation that timed out: too late
                reply.accept(new Completion.Ok(2L, "n1"));
                reply.accept(new Completion.Fail("a second answer", "n1"));
            }
        });
        TestRun.Outcome outcome = execute(run(
                store,
                2,
                new Plan(
                        "register",
                        Generators.onThreads(worker -> worker == 1, calls(2).main()),
                        Generators.nothing())));
        assertEquals(
                List.of("1 invoke write", "1 info write timeout", "3 invoke write", "3 ok write"),
                lines(outcome.history()));
        assertEquals(
                TestRun.OPERATION_TIMEOUT_NANOS,
                outcome.history().time(1) - outcome.history().time(0));
        assertEquals(7L, outcome.history().valueOf(outcome.history().value(1)));
        assertEquals(2L, outcome.history().valueOf(outcome.history().value(3)));
    }

    /** One client, which never gets an answer: it is asked again after five seconds, and then the time is over. */
    @Test
    void whatWasDueAndNeverBegunIsCounted() {
        RunSpec spec =
                new RunSpec("scripted", "calls", List.of(), "real", 3, 10 * SECOND, 10, 1, 1, null, null, Map.of());
        Plan plan = new Plan("register", Generators.repeat(Call.of("write", 7)), Generators.nothing());
        Battlefield field = new Battlefield(world, cluster, new Scripted((operation, reply) -> {}));
        TestRun.Outcome outcome = execute(new TestRun(spec, field, plan, List.of(), RunListener.NONE));
        Latency latency = outcome.latency();
        assertEquals(4, outcome.history().size());
        assertEquals(2, latency.operations());
        assertEquals(98, latency.neverBegun(), "those of 0.2 s to 9.9 s");
        assertEquals(9_900_000_000L, latency.sinceDueNanos().get("max"));
        assertEquals(5 * SECOND, latency.sinceInvokedNanos().get("max"));
        assertEquals(2, latency.due().size());
        assertEquals(2, latency.due().invocation(1));
        assertEquals(100_000_000L, latency.due().dueNanos(1));
    }

    @Test
    void aClientThatThrowsDoesNotKnow() {
        BiConsumer<Operation, Consumer<Completion>> broken = (operation, reply) -> {
            throw new IllegalStateException("no route");
        };
        TestRun.Outcome outcome = execute(run(new Scripted(broken), 1, calls(1)));
        assertEquals(EventType.INFO, outcome.history().type(1));
        assertEquals(
                "java.lang.IllegalStateException: no route", outcome.history().error(1));
    }

    @Test
    void aFailureKeepsItsReasonAndItsProcess() {
        Scripted store = new Scripted((operation, reply) -> reply.accept(new Completion.Fail("mismatch", "n2")));
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(
                List.of("0 invoke write", "0 fail write mismatch", "0 invoke read", "0 fail read mismatch"),
                lines(outcome.history()));
    }

    @Test
    void aStoreThatDoesNotComeUpIsAProblemNotAnError() {
        Scripted store = Scripted.echo(world, 1);
        store.setUp = CompletableFuture.failedFuture(new IllegalStateException("port 7 is taken"));
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(0, outcome.history().size());
        assertEquals(
                List.of(new Finding("run-failed", "the run could not go on: port 7 is taken", List.of())),
                outcome.problems());
        assertTrue(store.tornDown);
    }

    @Test
    void aStoreThatDoesNotRecoverIsReadAllTheSame() {
        Scripted store = Scripted.echo(world, 1);
        store.recovery = CompletableFuture.failedFuture(new IllegalStateException("no leader"));
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(List.of("0 invoke write", "0 ok write", "0 invoke read", "0 ok read"), lines(outcome.history()));
        assertEquals(
                "after everything was healed the store did not recover: no leader",
                outcome.problems().get(0).explanation());
    }

    private static Plan retryingForEver() {
        return new Plan("register", Generators.once(Call.of("write", 7)), Generators.repeat(Call.of("read")));
    }

    @Test
    void lastReadsThatNeverEndAreEnded() {
        Scripted store = Scripted.echo(world, SECOND);
        TestRun.Outcome outcome = execute(run(store, 1, retryingForEver()));
        assertEquals(
                List.of("the last reads had not ended after 600 s, which is all the time they have"),
                outcome.problems().stream().map(Finding::explanation).toList());
        assertEquals(2 + 2 * 600, outcome.history().size());
        assertTrue(store.tornDown);
    }

    @Test
    void aStoreThatDidNotRecoverIsReadForAWhileOnly() {
        Scripted store = Scripted.echo(world, SECOND);
        store.recovery = CompletableFuture.failedFuture(new IllegalStateException("no leader"));
        TestRun.Outcome outcome = execute(run(store, 1, retryingForEver()));
        assertEquals(
                List.of("no-recovery"),
                outcome.problems().stream().map(Finding::type).toList());
        assertEquals(2 + 2 * 30, outcome.history().size());
    }

    /** What the store holds may tell why. */
    @Test
    void afterAFailureOfTheMainPartTheStoreIsHealedWaitedForAndRead() {
        List<String> phases = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void phase(String name, long timeNanos) {
                phases.add(name);
            }
        };
        Scripted store = Scripted.echo(world, 1_000_000);
        Generator broken = Generators.sequence(Generators.once(Call.of("write", 7)), new Generator() {
            @Override
            public Step next(Context context) {
                throw new IllegalStateException("the generator is lost");
            }
        });
        Plan plan = new Plan("register", broken, Generators.once(Call.of("read")));
        TestRun.Outcome outcome =
                execute(new TestRun(spec(1), new Battlefield(world, cluster, store), plan, List.of(), listener));
        assertEquals(
                List.of(
                        "setting up the store",
                        TestRun.MAIN_PART,
                        "healing",
                        "waiting for recovery",
                        "last reads",
                        "tearing down"),
                phases);
        assertEquals(
                List.of("the run could not go on: the generator is lost"),
                outcome.problems().stream().map(Finding::explanation).toList());
        assertEquals(List.of("0 invoke write", "0 ok write", "0 invoke read", "0 ok read"), lines(outcome.history()));
    }

    @Test
    void aStoreThatThrowsWhenItIsToRecoverHasNotRecovered() {
        Scripted store = Scripted.echo(world, 1);
        store.brokenRecovery = true;
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(
                List.of("after everything was healed the store did not recover: nobody is at home"),
                outcome.problems().stream().map(Finding::explanation).toList());
        assertEquals(4, outcome.history().size());
    }

    @Test
    void anInterruptedRunHealsAndKeepsWhatThereIs() {
        Scripted store = Scripted.echo(world, 1_000_000);
        TestRun run = run(store, 1, calls(1_000_000), new Clocks());
        boolean[] moved = {false};
        TestRun.Outcome outcome = run.execute(() -> {
            for (int node = 0; node < 3; node++) {
                moved[0] |= offset(node) != 0;
            }
            return moved[0];
        });
        assertTrue(outcome.interrupted());
        assertTrue(moved[0]);
        for (int node = 0; node < 3; node++) {
            assertEquals(0, offset(node), "node " + node + " was left with a wrong clock");
        }
        List<String> lines = lines(outcome.history());
        assertEquals("-1 info clock", lines.get(lines.size() - 1));
        assertTrue(store.tornDown);
    }

    @Test
    void aStoreThatCannotBeTornDownTakesNothingFromTheVerdict() {
        Scripted store = Scripted.echo(world, 1);
        store.end = CompletableFuture.failedFuture(new IllegalStateException("the data is locked"));
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(List.of(), outcome.problems());
        assertEquals(List.of("the store could not be torn down: the data is locked"), outcome.warnings());
    }

    @Test
    void whatWasScheduledAndThrowsIsAProblemAndTheStoreGoesDownAllTheSame() {
        Scripted store = new Scripted((operation, reply) -> {
            if (operation.f().equals("read")) {
                reply.accept(new Completion.Ok(7L, "n1"));
                return;
            }
            world.schedule(SECOND, () -> {
                throw new IllegalStateException("a timer broke");
            });
        });
        TestRun.Outcome outcome = execute(run(store, 3, calls(3)));
        assertEquals(
                List.of("run-failed"),
                outcome.problems().stream().map(Finding::type).toList());
        assertEquals(
                List.of("write", "write", "write", "write timeout", "read", "read", "write timeout", "write timeout"),
                lines(outcome.history()).stream()
                        .map(line -> line.replaceAll("\\d+ \\w+ ", ""))
                        .toList());
        assertTrue(store.tornDown);
        assertFalse(outcome.interrupted());
    }

    @Test
    void aClientThatCannotBeClosedKeepsNoOtherOpen() {
        Scripted store = Scripted.echo(world, 1);
        store.brokenCloses = true;
        TestRun.Outcome outcome = execute(run(store, 3, calls(1)));
        assertEquals(List.of("a client could not be closed: it is closed already"), outcome.warnings());
        assertEquals(3, store.closed);
        assertTrue(store.tornDown);
        assertEquals(4, outcome.history().size());
    }

    @Test
    void aStoreThatNeverComesUpIsGivenUp() {
        Scripted store = Scripted.echo(world, 1);
        CompletableFuture<Void> up = new CompletableFuture<>();
        store.setUp = up;
        store.end = new CompletableFuture<>();
        world.schedule(TestRun.PHASE_NANOS_MAX + SECOND, () -> up.complete(null)); // too late, it is going down by now
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(0, outcome.history().size());
        assertEquals(
                List.of("the run could not go on: setting up the store had not ended after 600 s, which is all the"
                        + " time it has"),
                outcome.problems().stream().map(Finding::explanation).toList());
        assertEquals(
                List.of("the store could not be torn down: tearing down had not ended after 600 s, which is all the"
                        + " time it has"),
                outcome.warnings());
        assertTrue(store.tornDown);
        assertFalse(outcome.interrupted());
    }

    @Test
    void aStoreThatNeverRecoversKeepsItsHistory() {
        Scripted store = Scripted.echo(world, 1);
        store.recovery = new CompletableFuture<>();
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(4, outcome.history().size());
        assertEquals(
                List.of(new Finding(
                        "no-recovery",
                        "after everything was healed the store did not recover: waiting for recovery had not ended"
                                + " after 600 s, which is all the time it has",
                        List.of())),
                outcome.problems());
        assertTrue(store.tornDown);
    }

    @Test
    void whoInterruptsARunDoesNotWaitLongForTheStoreToGoDown() {
        Scripted store = Scripted.echo(world, 1_000_000);
        store.end = new CompletableFuture<>();
        TestRun run = run(store, 1, calls(1_000_000));
        TestRun.Outcome outcome = run.execute(() -> world.nowNanos() > SECOND);
        assertTrue(outcome.interrupted());
        assertTrue(outcome.history().size() > 100);
        assertEquals(List.of(), outcome.problems());
        assertEquals(
                List.of("the store could not be torn down: tearing down had not ended after 10 s, which is all the"
                        + " time it has"),
                outcome.warnings());
    }

    @Test
    void anEventThatCannotBeRecordedEndsTheRunWithAProblem() {
        RunListener full = new RunListener() {
            @Override
            public void event(Event event) {
                if (event.type() == EventType.OK) {
                    throw new IllegalStateException("the disk is full");
                }
            }
        };
        Scripted store = new Scripted((operation, reply) -> reply.accept(new Completion.Ok(1L, "n1")));
        TestRun run = new TestRun(spec(1), new Battlefield(world, cluster, store), calls(5), List.of(), full);
        TestRun.Outcome outcome = execute(run);
        assertEquals(List.of("0 invoke write", "0 ok write", "0 invoke read", "0 ok read"), lines(outcome.history()));
        assertEquals(
                List.of(new Finding("run-failed", "the run could not go on: the disk is full", List.of())),
                outcome.problems());
        assertTrue(store.tornDown);
    }

    @Test
    void aRunThatFailsUnderAFaultHealsFirst() {
        Scripted store = Scripted.echo(world, 1_000_000);
        RunListener full = new RunListener() {
            @Override
            public void event(Event event) {
                if (event.actor().isNemesis() && event.time() < 10 * SECOND && moved()) {
                    throw new IllegalStateException("the disk is full");
                }
            }
        };
        TestRun run = new TestRun(
                spec(1), new Battlefield(world, cluster, store), calls(1_000_000), List.of(new Clocks()), full);
        TestRun.Outcome outcome = execute(run);
        assertEquals("run-failed", outcome.problems().get(0).type());
        assertFalse(moved());
    }

    private boolean moved() {
        return offset(0) != 0 || offset(1) != 0 || offset(2) != 0;
    }

    @Test
    void aRunInterruptedWhileItRecoversReadsNothingMore() {
        Scripted store = Scripted.echo(world, 1_000_000);
        CompletableFuture<Void> up = new CompletableFuture<>();
        store.recovery = up;
        boolean[] recovering = {false};
        store.end = new CompletableFuture<Void>();
        RunListener phases = new RunListener() {
            @Override
            public void phase(String name, long timeNanos) {
                recovering[0] |= name.equals("waiting for recovery");
                if (name.equals("tearing down")) {
                    world.schedule(1, () -> up.complete(null)); // late, and meanwhile the store is going down
                    world.schedule(SECOND, () -> ((CompletableFuture<Void>) store.end).complete(null));
                }
            }
        };
        TestRun run = new TestRun(spec(1), new Battlefield(world, cluster, store), calls(1), List.of(), phases);
        TestRun.Outcome outcome = run.execute(() -> recovering[0]);
        assertTrue(outcome.interrupted());
        assertEquals(List.of("0 invoke write", "0 ok write"), lines(outcome.history()));
    }

    private long offset(int node) {
        return cluster.offsetNanos(node).toCompletableFuture().join();
    }
}
