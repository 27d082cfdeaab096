package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.generators.Call;
import io.inquest.generators.Generators;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.faults.Clocks;
import io.inquest.systems.Completion;
import io.inquest.workloads.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TestRunTest extends ScriptedRuns {
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

    private long offset(int node) {
        return cluster.offsetNanos(node).toCompletableFuture().join();
    }
}
