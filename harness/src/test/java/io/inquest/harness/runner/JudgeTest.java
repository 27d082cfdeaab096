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
import java.util.TreeMap;
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

    private static RunSpec on(Map<String, String> network, String model) {
        return new RunSpec("shelf", "register", List.of(), "sim", 3, 1_000_000_000L, 0, 1, 1, null, model, network);
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
        Judge judge = new Judge(spec, new Promise("kept", Set.of("kill")), new RegisterWorkload(), CHECKERS, false);
        return judge.judge("register", outcome(), CheckContext.defaults()).stream()
                .map(judgement ->
                        judgement.checker() + " " + judgement.verdict().validity())
                .toList();
    }

    @Test
    void aPromiseThatNothingDecidesIsUnknownAndSaysSo() {
        Promise unheardOf = new Promise("unheard-of", Set.of());
        Judge judge = new Judge(spec(null), unheardOf, new RegisterWorkload(), CHECKERS, false);
        Verdict verdict = judge.judge("register", outcome(), CheckContext.defaults())
                .get(0)
                .verdict();
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("no-checker", verdict.findings().get(0).type());
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
    void aPromiseMayRestOnHowFarClocksDrift() {
        Promise promise = new Promise("kept", Set.of("clock"), 50_000);
        assertEquals("kept", underDrift(promise, -50_000));
        assertEquals(
                "promise: shelf promises nothing under clocks that are off by 50001 parts of a million (it was told of"
                        + " 50000): there is nothing to hold it to. Name a model with --model.",
                underDrift(promise, -50_001));
        assertEquals("kept", underDrift(new Promise("kept", Set.of("clock")), 500_000));
    }

    private static String underDrift(Promise promise, long ppm) {
        Object fault = Map.of("nodes", List.of("n1", "n2"), "drift-ppm", Map.of("n1", 10L, "n2", ppm));
        Object start = Map.of("id", 1L, "phase", "start", "fault", fault);
        var history = History.builder();
        history.add(new Event(-1, -1, EventType.INFO, Actor.NEMESIS, "clock", null, start, null, null));
        return first(promise, spec(null, "clock"), history.build());
    }

    /** Its name, and why, if there is more to say. */
    private static String first(Promise promise, RunSpec spec, History history) {
        Judge judge = new Judge(spec, promise, new RegisterWorkload(), CHECKERS, false);
        TestRun.Outcome outcome = new TestRun.Outcome(history, List.of(), 0, 1, false);
        Judgement judgement =
                judge.judge("register", outcome, CheckContext.defaults()).get(0);
        List<Finding> findings = judgement.verdict().findings();
        return judgement.checker()
                + (findings.isEmpty() ? "" : ": " + findings.get(0).explanation());
    }

    @Test
    void aBadNetworkIsAsGoodAsAFaultOfPackets() {
        Promise none = new Promise("kept", Set.of());
        for (Map<String, String> bad :
                List.of(Map.of("network", "lossy"), Map.of("p-loss", "0.5"), Map.of("latency", "300ms"))) {
            assertEquals(
                    "promise: shelf promises nothing under a network as bad as --network, --latency or --p-loss make it:"
                            + " there is nothing to hold it to. Name a model with --model.",
                    first(none, on(bad, null), outcome().history()));
            assertEquals("kept", first(none, on(bad, "kept"), outcome().history()));
            Promise packets = new Promise("kept", Set.of("packets"));
            assertEquals("kept", first(packets, on(bad, null), outcome().history()));
        }
        for (Map<String, String> ordinary : List.of(Map.<String, String>of(), Map.of("network", "wan"))) {
            assertEquals("kept", first(none, on(ordinary, null), outcome().history()));
        }
    }

    @Test
    void thatAFaultDidNothingIsAskedOfManyRunsTogether() {
        for (boolean many : List.of(false, true)) {
            Judge judge = new Judge(
                    spec(null, "kill"), new Promise("kept", Set.of("kill")), new RegisterWorkload(), CHECKERS, many);
            Verdict vacuous = judge.judge("register", outcome(), CheckContext.defaults())
                    .get(1)
                    .verdict();
            assertEquals(many ? Validity.VALID : Validity.UNKNOWN, vacuous.validity());
        }
    }

    @Test
    void theWorstOfSeveralModelsCounts() {
        for (var expected : Map.of(
                        "kept,broken,undecided", Validity.INVALID,
                        "kept,undecided", Validity.UNKNOWN,
                        "kept", Validity.VALID)
                .entrySet()) {
            RunSpec spec = spec(expected.getKey());
            Judge judge = new Judge(spec, new Promise("kept", Set.of()), new RegisterWorkload(), CHECKERS, false);
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

    /** Whoever has not recovered may agree later; what is wrong at any time is wrong then too. */
    @Test
    void whatIsPromisedForTheEndIsNotHeldAgainstAStoreThatDidNotRecover() {
        Finding noRecovery = new Finding(TestRun.NO_RECOVERY, "no leader", List.of());
        Finding lost = new Finding("lost", "3 is in no read", List.of());
        Map<String, Checker> checkers = Map.of(
                "eventual", answering("eventual", Verdict.invalid(List.of(WHY), Map.of())),
                "set", answering("set", Verdict.invalid(List.of(lost), Map.of())),
                "both", answering("both", Verdict.invalid(List.of(lost, WHY), Map.of())),
                "broken", answering("broken", Verdict.invalid(List.of(WHY), Map.of())));
        for (List<Finding> problems : List.of(List.<Finding>of(), List.of(noRecovery))) {
            TestRun.Outcome outcome = new TestRun.Outcome(outcome().history(), problems, 0, 1, false);
            Map<String, Validity> said = new TreeMap<>();
            new Judge(
                            spec("eventual,set,both,broken"),
                            new Promise("both", Set.of()),
                            new RegisterWorkload(),
                            checkers,
                            false)
                    .judge("register", outcome, CheckContext.defaults())
                    .forEach(judgement ->
                            said.put(judgement.checker(), judgement.verdict().validity()));
            Validity inTheEnd = problems.isEmpty() ? Validity.INVALID : Validity.UNKNOWN;
            assertEquals(inTheEnd, said.get("eventual"));
            assertEquals(inTheEnd, said.get("set"));
            assertEquals(Validity.INVALID, said.get("both"));
            assertEquals(Validity.INVALID, said.get("broken"));
        }
    }
}
