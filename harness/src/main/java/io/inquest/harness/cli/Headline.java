package io.inquest.harness.cli;

import io.inquest.checkers.Validity;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.checkers.vacuity.FaultCounts;
import io.inquest.checkers.vacuity.Vacuity;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run came to, in the one sentence that stands behind its verdict and never contradicts it. */
final class Headline {
    private Headline() {}

    static String name(RunSpec spec) {
        return spec.bug() == null ? spec.system() : spec.system() + " with the bug " + spec.bug();
    }

    static String of(RunResult result) {
        String name = name(result.spec());
        String did = exercised(result.history());
        List<String> broken = models(result, Validity.INVALID);
        List<String> undecided = models(result, Validity.UNKNOWN);
        if (!broken.isEmpty()) {
            return name + " was not " + String.join(" and not ", broken) + " in " + did;
        }
        if (!undecided.isEmpty()) {
            boolean some = undecided.size() < result.ofModels().size();
            return name + " could not be judged" + (some ? " as to " + String.join(" and ", undecided) : "") + " after "
                    + did;
        }
        String kept = String.join(" and ", models(result, Validity.VALID));
        if (result.validity() == Validity.VALID) {
            return name + " was " + kept + " in " + did;
        }
        return "nothing in " + did + " says that " + name + " was not " + kept + ", but " + doubt(result);
    }

    private static List<String> models(RunResult result, Validity validity) {
        List<String> models = new ArrayList<>();
        for (Judgement judgement : result.ofModels()) {
            if (judgement.verdict().validity() == validity) {
                models.add(judgement.checker());
            }
        }
        return models;
    }

    /** Why a run in which every model held is not valid all the same. */
    private static String doubt(RunResult result) {
        if (result.interrupted()) {
            return "the run was interrupted";
        }
        boolean vacuous = true;
        for (Judgement judgement : result.judgements()) {
            vacuous &= judgement.verdict().validity() == Validity.VALID
                    || judgement.checker().equals(Vacuity.NAME);
        }
        return vacuous ? "the run exercised too little to tell" : "the run did not go as it should have";
    }

    private static String exercised(History history) {
        Exercise exercise = Exercise.of(history);
        List<String> faults = new ArrayList<>();
        exercise.faults().forEach((fault, counts) -> faults.add(counts.tried() + " " + fault + idle(counts)));
        String operations = String.format(
                Locale.ROOT, "%,d operations", history.operations().size());
        return faults.isEmpty() ? operations : operations + " under faults (" + String.join(", ", faults) + ")";
    }

    /** Faults that changed nothing must not be taken for faults that were withstood. */
    private static String idle(FaultCounts counts) {
        return counts.withoutEffect() == 0 ? "" : " of which " + counts.withoutEffect() + " without effect";
    }
}
