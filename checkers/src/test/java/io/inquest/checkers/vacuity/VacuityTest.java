package io.inquest.checkers.vacuity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VacuityTest {
    private static final Functions REGISTER = new Functions(Set.of("read"), Set.of("write", "cas"));

    private static Exercise exercise(String script) {
        return Exercise.of(Script.of(script));
    }

    private static String sentences(Verdict verdict) {
        assertEquals(verdict.findings().isEmpty() ? Validity.VALID : Validity.UNKNOWN, verdict.validity());
        StringBuilder text = new StringBuilder();
        for (Finding finding : verdict.findings()) {
            assertEquals("vacuous", finding.type());
            assertTrue(finding.explanation().startsWith("the test did not exercise "), finding.explanation());
            text.append(finding.explanation().substring("the test did not exercise ".length()));
        }
        return text.toString();
    }

    private static String ofRun(String script, String... faults) {
        return sentences(Vacuity.ofRun(exercise(script), REGISTER, List.of(faults)));
    }

    @Test
    void aReadAndAnUpdateAreEnough() {
        assertEquals("", ofRun("read:ok cas:ok write:fail"));
    }

    @Test
    void aRunInWhichNoReadSucceededIsVacuous() {
        assertEquals(
                "reads (read): of 3 invoked (1 failed, 2 of unknown outcome) none succeeded.",
                ofRun("write:ok read:fail read:info read:"));
        assertEquals("reads (read): none was invoked.", ofRun("write:ok"));
    }

    @Test
    void aRunInWhichNoUpdateSucceededIsVacuous() {
        assertEquals(
                "updates (cas, write): of 2 invoked (1 failed, 1 of unknown outcome) none succeeded.",
                ofRun("read:ok cas:fail write:info"));
    }

    @Test
    void whatIsMissingIsSaidAllAtOnce() {
        assertEquals(
                "reads (read): none was invoked.updates (cas, write): none was invoked."
                        + "kill: it was not injected in this run; give the run more time.",
                ofRun("other:ok", "kill"));
    }

    @Test
    void aRequestedFaultMustHaveAnEffectOnce() {
        assertEquals("", ofRun("read:ok write:ok +kill1! +kill2 -kill2=false +kill3 -kill3=true", "kill"));
        assertEquals(
                "", ofRun("read:ok write:ok +kill1 read:ok", "kill"), "cut short is not known to be without effect");
        assertEquals(
                "kill: of 2 tried none had an effect in this run.",
                ofRun("read:ok write:ok +kill1! +kill2 -kill2=false +cut3 -cut3=true", "kill", "cut"));
        assertEquals("", ofRun("read:ok write:ok +kill1!"), "nobody asked for it");
    }

    @Test
    void aFileIsJudgedByWhatItShows() {
        assertEquals("", sentences(Vacuity.ofFile(exercise("write:ok"))));
        assertEquals("", sentences(Vacuity.ofFile(exercise("other:ok"))));
        assertEquals("", sentences(Vacuity.ofFile(exercise("write:info read:ok +kill1!"))));
        assertEquals(
                "anything: of 2 invoked (1 failed, 1 of unknown outcome) none succeeded.",
                sentences(Vacuity.ofFile(exercise("write:info read:fail +kill1!"))));
        assertEquals("anything: none was invoked.", sentences(Vacuity.ofFile(Exercise.NOTHING)));
    }

    @Test
    void aBatchMustExerciseEachFunctionAndFaultOnce() {
        Exercise runs =
                exercise("read:ok write:fail +kill1 -kill1=true").plus(exercise("read:ok write:ok +cut1 -cut1=false"));
        assertEquals(
                "cas: none was invoked in any of 2 runs." + "cut: of 1 tried none had an effect in any of 2 runs.",
                sentences(Vacuity.ofBatch(runs, 2, REGISTER, List.of("kill", "cut"))));
        Functions used = new Functions(Set.of("read"), Set.of("write"));
        assertEquals("", sentences(Vacuity.ofBatch(runs, 2, used, List.of("kill"))));
    }

    @Test
    void countsByFunctionAndOutcomeOverallAndInEachWindow() {
        Exercise exercise =
                exercise("read:ok +kill1 read:fail write:ok +cut2 write: -kill1=true read:info -cut2 cas:ok");
        assertEquals(
                Map.of(
                        "read", new Outcomes(1, 1, 1),
                        "write", new Outcomes(1, 0, 1),
                        "cas", new Outcomes(1, 0, 0)),
                exercise.operations());
        assertEquals(
                List.of(
                        Map.of("read", new Outcomes(0, 1, 0), "write", new Outcomes(1, 0, 1)),
                        Map.of("read", new Outcomes(0, 0, 1), "write", new Outcomes(0, 0, 1))),
                exercise.windows().stream().map(Exercise.Window::operations).toList());
        assertEquals(Map.of("kill", new FaultCounts(1, 0), "cut", new FaultCounts(1, 0)), exercise.faults());
    }

    @Test
    void whatIsInvokedInAWindowCountsThereWhereverItEnds() {
        Exercise exercise = exercise("+kill1! read:ok +kill2 read:ok -kill2=true read:ok");
        assertEquals(Map.of(), exercise.windows().get(0).operations());
        assertEquals(
                Map.of("read", new Outcomes(1, 0, 0)), exercise.windows().get(1).operations());
    }

    @Test
    void theMeasuresAreValues() {
        Verdict verdict = Vacuity.ofRun(exercise("write:ok +kill1 read:ok -kill1=true"), REGISTER, List.of("kill"));
        assertEquals(
                Map.of(
                        "operations",
                        Map.of("read", outcomes(1, 0, 0), "write", outcomes(1, 0, 0)),
                        "faults",
                        Map.of("kill", Map.of("tried", 1L, "without-effect", 0L)),
                        "windows",
                        List.of(Map.of(
                                "fault",
                                "kill",
                                "id",
                                1L,
                                "start",
                                2L,
                                "end",
                                5L,
                                "effect",
                                true,
                                "operations",
                                Map.of("read", outcomes(1, 0, 0))))),
                verdict.measures());
    }

    private static Map<String, Object> outcomes(long ok, long fail, long info) {
        return Map.of("ok", ok, "fail", fail, "info", info);
    }
}
