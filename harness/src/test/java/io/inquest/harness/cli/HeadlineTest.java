package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final RunSpec SPEC = new RunSpec(
            "shelf", "register", List.of("kill"), "sim", 3, 1_500_000_000L, 0, 6, 1, "dusty", null, Map.of());

    private static String batch(boolean interrupted) {
        return Headline.of(new BatchResult(
                SPEC, 1, 2000, 1, 1003, List.of(7L), List.of(), Map.of(), List.of(), 12_345, 2_300, interrupted));
    }

    private static String interruption(History history) {
        return Headline.interruption(
                new RunResult(SPEC, "register", List.of("n1"), history, List.of(), -1, 0, 0, true));
    }

    private static History history(Event... events) {
        HistoryBuilder history = History.builder();
        List.of(events).forEach(history::add);
        return history.build();
    }

    private static Event event(EventType type, Actor actor, String f, Object value) {
        return new Event(-1, -1, type, actor, f, null, value, null, null);
    }

    @Test
    void saysWhatIsAskedFor() {
        assertEquals(
                "shelf with the bug dusty on 3 simulated nodes; register by 6 clients; kill; 1.5 s a run; seed 1",
                Headline.asked(SPEC, "seed 1"));
    }

    @Test
    void aBatchThatWasInterruptedSaysAfterHowManyRuns() {
        String name = "shelf with the bug dusty; ";
        String counts = " 1,003 valid, 1 invalid, 0 unknown (12,345 operations, 2.3 s)";
        assertEquals(name + "interrupted after 1,004 of 2,000 runs:" + counts, batch(true));
        assertEquals(name + "of 1,004 runs" + counts, batch(false));
    }

    @Test
    void anInterruptedRunClaimsNoMoreThanThereWas() {
        Event invoked = event(EventType.INVOKE, Actor.process(0), "read", null);
        Event kill = event(EventType.INFO, Actor.NEMESIS, "kill", Map.of("phase", "start", "id", 1L));
        assertEquals("Interrupted before the first operation.", interruption(history()));
        assertEquals("Interrupted: what there was is saved.", interruption(history(invoked)));
        assertEquals(
                "Interrupted: every fault was healed, and what there was is saved.",
                interruption(history(kill, kill, invoked)));
    }

    private static String judged(String model, Verdict verdict) {
        Event invoked = event(EventType.INVOKE, Actor.process(0), "read", null);
        List<Judgement> judgements = List.of(new Judgement(model, verdict, 1));
        return Headline.of(
                new RunResult(SPEC, "register", List.of("n1"), history(invoked), judgements, -1, 0, 0, false));
    }

    /** Some models are called by an adjective, others by a noun. */
    @Test
    void saysOfEachModelInWordsThatFitItsName() {
        Verdict invalid = Verdict.invalid(List.of(new Finding("bad", "It is bad.", List.of())), Map.of());
        String shelf = "shelf with the bug dusty ";
        assertEquals(shelf + "was not linearizable in 1 operations", judged("linearizable", invalid));
        assertEquals(shelf + "violated snapshot-isolation in 1 operations", judged("snapshot-isolation", invalid));
        assertEquals(shelf + "was sequential in 1 operations", judged("sequential", Verdict.valid(Map.of())));
        assertEquals(
                shelf + "kept to read-committed in 1 operations", judged("read-committed", Verdict.valid(Map.of())));
    }
}
