package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.systems.Promise;
import io.inquest.workloads.RegisterWorkload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Finding WHY = new Finding("odd", "something is odd", List.of());
    private static final Map<String, Checker> CHECKERS = Map.of(
            "kept", answering("kept", Verdict.valid(Map.of())),
            "broken", answering("broken", Verdict.invalid(List.of(WHY), Map.of())),
            "undecided", answering("undecided", Verdict.unknown(WHY, Map.of())));

    private static Checker answering(String name, Verdict verdict) {
        return new Checker() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String summary() {
                return "always says the same";
            }

            @Override
            public Verdict check(History history, CheckContext context) {
                assertEquals("register", context.settings().get("object"));
                return verdict;
            }
        };
    }

    private static RunSpec spec(String model, String... nemeses) {
        return new RunSpec(
                "shelf", "register", List.of(nemeses), "sim", 3, 1_000_000_000L, 0, 1, 1, null, model, Map.of());
    }

    /** A write and a read that succeed. */
    private static TestRun.Outcome outcome() {
        var history = History.builder();
        for (String f : List.of("write", "read")) {
            history.add(Event.invoke(Actor.process(0), f, null, f.equals("write") ? 1L : null));
            history.add(new Event(-1, -1, EventType.OK, Actor.process(0), f, null, 1L, null, null));
        }
        return new TestRun.Outcome(history.build(), List.of(), 0, 1, false);
    }

    private static List<String> judged(RunSpec spec) {
        Judge judge = new Judge(spec, new Promise("kept", Set.of("kill")), new RegisterWorkload(), CHECKERS);
        return judge.judge("register", outcome(), CheckContext.defaults()).stream()
                .map(judgement ->
                        judgement.checker() + " " + judgement.verdict().validity())
                .toList();
    }

    @Test
    void theStoreIsHeldToItsPromise() {
        assertEquals(List.of("kept VALID", "vacuous VALID"), judged(spec(null)));
    }

    @Test
    void orToEachModelThatWasNamed() {
        List<String> judged = judged(spec("kept,broken,undecided"));
        assertEquals(List.of("kept VALID", "broken INVALID", "undecided UNKNOWN", "vacuous VALID"), judged);
    }

    @Test
    void beyondItsPromiseThereIsNothingToHoldItTo() {
        assertEquals("promise UNKNOWN", judged(spec(null, "clock")).get(0));
        assertEquals("kept VALID", judged(spec("kept", "clock")).get(0));
    }

    @Test
    void theWorstOfSeveralModelsCounts() {
        for (var expected : Map.of(
                        "kept,broken,undecided", Validity.INVALID,
                        "kept,undecided", Validity.UNKNOWN,
                        "kept", Validity.VALID)
                .entrySet()) {
            RunSpec spec = spec(expected.getKey());
            Judge judge = new Judge(spec, new Promise("kept", Set.of()), new RegisterWorkload(), CHECKERS);
            TestRun.Outcome outcome = outcome();
            RunResult result = new RunResult(
                    spec,
                    "register",
                    List.of("n1"),
                    outcome.history(),
                    judge.judge("register", outcome, CheckContext.defaults()),
                    0,
                    1,
                    1,
                    false);
            assertEquals(expected.getValue(), result.validity(), expected.getKey());
            assertEquals(spec.models().size(), result.ofModels().size());
        }
    }
}
