package io.inquest.checkers.vacuity;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says whether a test tested anything. A history in which nothing succeeded, or in which the faults did nothing, is
 * consistent and proves nothing: the verdict is then {@code unknown}, with findings of type {@code vacuous}.
 */
public final class Vacuity {
    /** The name under which its verdict is stored, and the type of its findings. */
    public static final String NAME = "vacuous";

    private Vacuity() {}

    /**
     * Of a recorded file: some operation succeeded. What its author meant to test is not known, and small histories of
     * interest have no successful update, or no read.
     */
    public static Verdict ofFile(Exercise exercise) {
        Outcomes all = Outcomes.NONE;
        for (Outcomes outcomes : exercise.operations().values()) {
            all = all.plus(outcomes);
        }
        List<Finding> findings = all.ok() > 0 ? List.of() : List.of(vacuous("anything: " + noneSucceeded(all)));
        return verdict(findings, exercise);
    }

    /** Of one run: some update and some read succeeded, and each of the requested faults had an effect. */
    public static Verdict ofRun(Exercise exercise, Functions functions, List<String> requestedFaults) {
        List<Finding> findings = unexercised(exercise, functions);
        addFaults(findings, exercise, requestedFaults, "in this run");
        return verdict(findings, exercise);
    }

    /** Of a batch of runs, whose exercises add up to this: in some run each function succeeded, and in some run each requested fault had an effect. */
    public static Verdict ofBatch(Exercise all, long runs, Functions functions, List<String> requestedFaults) {
        String where = "in any of " + runs + " runs";
        List<Finding> findings = new ArrayList<>();
        for (String function : functions.all()) {
            if (all.outcomes(function).ok() == 0) {
                findings.add(vacuous(function + ": " + noneSucceeded(all.outcomes(function)) + " " + where));
            }
        }
        addFaults(findings, all, requestedFaults, where);
        return verdict(findings, all);
    }

    private static List<Finding> unexercised(Exercise exercise, Functions functions) {
        List<Finding> findings = new ArrayList<>();
        addIfNoneSucceeded(findings, exercise, "reads", functions.reads());
        addIfNoneSucceeded(findings, exercise, "updates", functions.updates());
        return findings;
    }

    private static void addIfNoneSucceeded(
            List<Finding> findings, Exercise exercise, String what, Set<String> functions) {
        Outcomes outcomes = Outcomes.NONE;
        for (String function : functions) {
            outcomes = outcomes.plus(exercise.outcomes(function));
        }
        if (!functions.isEmpty() && outcomes.ok() == 0) {
            findings.add(vacuous(what + " (" + String.join(", ", functions) + "): " + noneSucceeded(outcomes)));
        }
    }

    private static void addFaults(List<Finding> findings, Exercise exercise, List<String> requested, String where) {
        for (String fault : requested) {
            FaultCounts counts = exercise.faultCounts(fault);
            if (!counts.worked()) {
                findings.add(vacuous(fault + ": "
                        + (counts.tried() == 0
                                ? "it was not injected " + where + "; give the run more time"
                                : "of " + counts.tried() + " tried none had an effect " + where)));
            }
        }
    }

    private static String noneSucceeded(Outcomes outcomes) {
        return outcomes.all() == 0
                ? "none was invoked"
                : "of " + outcomes.all() + " invoked (" + outcomes.fail() + " failed, " + outcomes.info()
                        + " of unknown outcome) none succeeded";
    }

    private static Finding vacuous(String what) {
        return new Finding(NAME, "the test did not exercise " + what + ".", List.of());
    }

    private static Verdict verdict(List<Finding> findings, Exercise exercise) {
        Map<String, Object> measures = exercise.measures();
        return findings.isEmpty() ? Verdict.valid(measures) : new Verdict(Validity.UNKNOWN, findings, measures);
    }
}
