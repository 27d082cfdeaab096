package io.inquest.harness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule is broken once, by code that was written for it, and is seen to notice; and what is near is let pass. */
class HazardsTest {
    static List<Arguments> offences() {
        return List.of(
                Arguments.of(Hazards.CLOCK, Offenders.Clocks.class, 4),
                Arguments.of(Hazards.RANDOMNESS, Offenders.Randomness.class, 5),
                Arguments.of(Hazards.UNFIXED_RANDOM, Offenders.UnfixedRandom.class, 3),
                Arguments.of(Hazards.HASH_ORDER, Offenders.HashOrder.class, 9),
                Arguments.of(Hazards.IDENTITY, Offenders.Identity.class, 3),
                Arguments.of(Hazards.INEXACT_MATH, Offenders.InexactMath.class, 2),
                Arguments.of(Hazards.BOXED_FLOATS, Offenders.BoxedFloats.class, 2),
                Arguments.of(Hazards.THREADS, Offenders.Threads.class, 4),
                Arguments.of(Hazards.PARALLEL_STREAMS, Offenders.ParallelStreams.class, 3),
                Arguments.of(Hazards.ENVIRONMENT, Offenders.Environment.class, 3),
                Arguments.of(Hazards.USERS_LANGUAGE, Offenders.UsersLanguage.class, 2),
                Arguments.of(Hazards.OUTSIDE, Offenders.Outside.class, 4),
                Arguments.of(Hazards.OTHER_PROCESSES, Offenders.OtherProcesses.class, 2),
                Arguments.of(Hazards.NAMED_CLASSES, Offenders.NamedClasses.class, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offences")
    void isNoticedInEachMethodOfTheOffender(Hazard hazard, Class<?> offender, int methods) {
        EvaluationResult result = evaluate(Avoid.avoid(hazard), offender);
        String report = result.getFailureReport().toString();
        for (int i = 1; i <= methods; i++) {
            String method = offender.getName() + ".offence" + i + "(";
            assertTrue(report.contains(method), () -> method + " is not in: " + report);
        }
        assertFalse(report.contains("innocent"), report);
    }

    @Test
    void floatingPointIsNoticedInFieldsParametersAndResults() {
        String report = classes()
                .should(new NoFloatingPoint())
                .evaluate(new ClassFileImporter().importClasses(Offenders.Floats.class))
                .getFailureReport()
                .toString();
        for (String member : List.of(".field has", ".parameter(", ".result()")) {
            assertTrue(report.contains(member), report);
        }
    }

    @Test
    void anAllowanceCoversWhatItNamesAndNoMore() {
        Allowance one = new Allowance(Offenders.Identity.class.getName(), "System.identityHashCode", "a test");
        String report = evaluate(Avoid.avoid(Hazards.IDENTITY, one), Offenders.Identity.class)
                .getFailureReport()
                .toString();
        assertFalse(report.contains("identityHashCode"), report);
        assertTrue(report.contains("offence2"), report);
    }

    @Test
    void anAllowanceThatNothingNeedsIsAnError() {
        Allowance idle = new Allowance(Offenders.Clocks.class.getName(), "System.identityHashCode", "a test");
        EvaluationResult result = evaluate(Avoid.avoid(Hazards.IDENTITY, idle), Offenders.Clocks.class);
        assertTrue(result.getFailureReport().toString().contains("nothing needs this any more"));
    }

    private static EvaluationResult evaluate(Avoid condition, Class<?> offender) {
        return classes().should(condition).evaluate(new ClassFileImporter().importClasses(offender));
    }
}
