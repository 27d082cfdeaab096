package io.inquest.checkers.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClimbTest {
    private static final History UNIQUE = HistoryNotation.parse("0: [w x 1] [r x 1]");
    private static final History TWICE = HistoryNotation.parse("0: [w x 1] [w x 1]");
    private static final CheckContext REGISTER = CheckContext.defaults().withSettings(Map.of("object", "register"));

    private final List<String> asked = new ArrayList<>();
    private final List<Long> shares = new ArrayList<>();

    /** Says what it was made to say, and notes that it was asked. */
    private final class Parrot implements Checker {
        private final String name;
        private final Verdict verdict;

        Parrot(String name, String says) {
            this.name = name;
            this.verdict = switch (says) {
                case "valid" -> Verdict.valid(Map.of());
                case "invalid" -> Verdict.invalid(List.of(finding("anomaly")), Map.of());
                default -> Verdict.unknown(finding(says), Map.of());
            };
        }

        private static Finding finding(String type) {
            return new Finding(type, "Why. And how.", List.of());
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public Verdict check(History history, CheckContext context) {
            asked.add(name);
            shares.add(context.timeNanosMax());
            return verdict;
        }
    }

    /** Of checkers such as {@code causal=valid}. */
    private Ladder climb(History history, CheckContext context, Map<String, String> judged, String... checkers) {
        List<Checker> installed = new ArrayList<>();
        for (String checker : checkers) {
            String[] halves = checker.split("=");
            installed.add(new Parrot(halves[0], halves[1]));
        }
        Map<String, Verdict> verdicts = new TreeMap<>();
        judged.forEach((name, says) -> verdicts.put(name, new Parrot(name, says).verdict));
        return Climb.of(Lattice.standard(), installed, verdicts, history, context);
    }

    @Test
    void whatJudgesSettlesAllBelowIt() {
        Ladder ladder = climb(
                UNIQUE,
                REGISTER,
                Map.of("linearizable", "valid"),
                "linearizable=invalid",
                "sequential=invalid",
                "pram=invalid",
                "cache=invalid",
                "read-your-writes=invalid",
                "set=invalid");
        assertEquals(List.of("set"), asked, "a register is no set, and linearizable says nothing of one");
        assertEquals(
                "{sequential=VALID, pram=VALID, cache=VALID, read-your-writes=VALID, set=INVALID}",
                ladder.verdicts().toString());
        assertEquals("linearizable", ladder.standings().get(0).settledBy());
        assertEquals("sequential", ladder.strongest().get(0).model());
    }

    @Test
    void whatIsViolatedSettlesAllAboveIt() {
        Ladder ladder = climb(
                UNIQUE,
                REGISTER,
                Map.of("linearizable", "unknown"),
                "strict=valid",
                "sequential=valid",
                "causal=valid",
                "pram=valid",
                "slow=valid",
                "monotonic-reads=invalid");
        assertEquals(List.of("monotonic-reads", "causal"), asked);
        assertEquals(
                List.of("monotonic-reads"),
                ladder.weakest().stream().map(Standing::model).toList());
        assertEquals("anomaly", ladder.weakest().get(0).finding().type());
        assertEquals(Validity.INVALID, ladder.verdicts().get("strict"));
        assertEquals(
                List.of("causal"),
                ladder.strongest().stream().map(Standing::model).toList());
    }

    @Test
    void whatIsWrittenTwiceSettlesOnlyTheModelsOfEveryObject() {
        climb(
                TWICE,
                REGISTER,
                Map.of("linearizable", "valid"),
                "sequential=valid",
                "cache=valid",
                "causal=ambiguous-values");
        assertEquals(List.of("causal"), asked);
    }

    @Test
    void unknownSettlesNothing() {
        Ladder ladder = climb(UNIQUE, REGISTER, Map.of(), "pram=time-budget", "slow=valid", "processor=valid");
        assertEquals(3, asked.size());
        assertEquals(Validity.UNKNOWN, ladder.verdicts().get("pram"));
        assertNotNull(ladder.of(Validity.UNKNOWN).get(0).finding());
    }

    @Test
    void whatDoesNotApplyIsNotShownAndSettlesNothing() {
        Ladder ladder = climb(
                UNIQUE,
                REGISTER,
                Map.of(),
                "pram=operation cas",
                "eventual=object",
                "bounded=no bound given",
                "slow=valid");
        assertEquals("{slow=VALID}", ladder.verdicts().toString());
    }

    @Test
    void ofOneObjectNothingFollowsForAnother() {
        CheckContext queue = REGISTER.withSettings(Map.of("object", "queue"));
        Ladder ladder =
                climb(UNIQUE, queue, Map.of(), "queue=valid", "log=object", "broadcast=object", "at-most-once=invalid");
        assertEquals("{queue=INVALID, at-most-once=INVALID}", ladder.verdicts().toString());
        Ladder lost = climb(UNIQUE, queue, Map.of("queue", "invalid"), "linearizable=unknown", "strict=unknown");
        assertEquals("{strict=INVALID, linearizable=INVALID}", lost.verdicts().toString());
    }

    @Test
    void allTogetherHaveTheTimeOfOneCheck() {
        CheckContext still = new CheckContext(Map.of(), 1000, 1000, () -> 0, () -> false, message -> {});
        climb(UNIQUE, still, Map.of(), "causal=cancelled", "pram=cancelled", "mine=valid");
        assertEquals(List.of(500L, 500L, 1000L), shares, "half of what is left, and nothing was used");
        assertTrue(asked.contains("mine"));
    }
}
