package io.inquest.harness.cli;

import io.inquest.checkers.Validity;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.checkers.vacuity.FaultCounts;
import io.inquest.checkers.vacuity.Vacuity;
import io.inquest.cluster.BareCluster;
import io.inquest.harness.runner.BatchResult;
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

    /**
     * What is asked for.
     *
     * @param seeds with which seed or seeds
     */
    static String asked(RunSpec spec, String seeds) {
        String faults = spec.nemeses().isEmpty() ? "no faults" : NemesisOptions.words(spec.nemeses(), spec.script());
        return name(spec) + " on " + nodes(spec) + "; " + spec.workload() + " by " + spec.concurrency() + " clients; "
                + faults + "; " + Quantities.seconds(spec.timeLimitNanos()) + " a run; " + seeds;
    }

    private static String nodes(RunSpec spec) {
        if (spec.cluster().equals(BareCluster.NAME)) {
            return "nodes of its own";
        }
        return spec.isSimulated()
                ? spec.nodes() + " simulated nodes"
                : spec.nodes() + " nodes of the cluster " + spec.cluster();
    }

    static String of(RunResult result) {
        String name = name(result.spec());
        String did = exercised(result.history());
        List<String> broken = models(result, Validity.INVALID);
        List<String> undecided = models(result, Validity.UNKNOWN);
        if (!broken.isEmpty()) {
            return name + violated(broken) + " in " + did;
        }
        if (!undecided.isEmpty()) {
            boolean some = undecided.size() < result.ofModels().size();
            return name + " could not be judged" + (some ? " as to " + String.join(" and ", undecided) : "") + " after "
                    + did;
        }
        List<String> kept = models(result, Validity.VALID);
        if (result.validity() == Validity.VALID) {
            return name + (areAdjectives(kept) ? " was " : " kept to ") + String.join(" and ", kept) + " in " + did;
        }
        return "nothing in " + did + " says that " + name + violated(kept) + ", but " + doubt(result);
    }

    private static String violated(List<String> models) {
        return areAdjectives(models)
                ? " was not " + String.join(" and not ", models)
                : " violated " + String.join(" and ", models);
    }

    /** Whether a store can be said to be what the models are called: linearizable, but not snapshot-isolation. */
    private static boolean areAdjectives(List<String> models) {
        return models.stream()
                .allMatch(model -> model.equals("strict") || model.endsWith("able") || model.endsWith("al"));
    }

    static String of(BatchResult result) {
        String ended = result.interrupted()
                ? String.format(Locale.ROOT, "interrupted after %,d of %,d runs:", result.runs(), result.runsAsked())
                : String.format(Locale.ROOT, "of %,d runs", result.runs());
        return String.format(
                Locale.ROOT,
                "%s; %s %,d valid, %,d invalid, %,d unknown (%,d operations, %.1f s)",
                name(result.spec()),
                ended,
                result.validRuns(),
                result.invalidSeeds().size(),
                result.unknownSeeds().size(),
                result.operations(),
                result.wallMillis() / 1e3);
    }

    /** What became of a run that was interrupted. */
    static String interruption(RunResult result) {
        boolean faults = !Exercise.of(result.history()).faults().isEmpty();
        if (result.history().operations().size() == 0 && !faults) {
            return "Interrupted before the first operation.";
        }
        boolean healed = result.judgements().stream()
                .flatMap(judgement -> judgement.verdict().findings().stream())
                .noneMatch(finding -> finding.type().equals("not-healed"));
        return "Interrupted: " + (faults && healed ? "every fault was healed, and " : "") + "what there was is saved.";
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
