package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Generators;
import io.inquest.generators.Step;
import io.inquest.nemesis.Battlefield;
import io.inquest.workloads.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Setting up, healing, recovery, last reads and tearing down: each also where one before it failed. */
class StagesTest extends ScriptedRuns {
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
    void aStoreThatCannotBeTornDownTakesNothingFromTheVerdict() {
        Scripted store = Scripted.echo(world, 1);
        store.end = CompletableFuture.failedFuture(new IllegalStateException("the data is locked"));
        TestRun.Outcome outcome = execute(run(store, 1, calls(1)));
        assertEquals(List.of(), outcome.problems());
        assertEquals(List.of("the store could not be torn down: the data is locked"), outcome.warnings());
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
}
