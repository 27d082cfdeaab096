package io.inquest.harness.runner;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.checkers.vacuity.Vacuity;
import io.inquest.history.History;
import io.inquest.systems.Promise;
import io.inquest.workloads.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds a store to its promise, or to the model that was asked for, and the run to having tested anything. */
public final class Judge {
    private static final String RUN = "run";
    private static final String PROMISE = "promise";

    /** What an object's own checker finds where no later read shows something that was taken. */
    private static final String LOST = "lost";

    /** Models whose definition rests on what is read when all is quiet. */
    private static final List<String> IN_THE_END = List.of("convergence", "eventual", "strong-eventual");

    private final RunSpec spec;
    private final Promise promise;
    private final Workload workload;
    private final List<String> models;
    private final boolean many;
    private final Map<String, Checker> checkers;

    /**
     * @param checkers all that are installed, by name
     * @param many whether many runs are judged as a whole too, to which the question of faults without effect is left
     */
    Judge(RunSpec spec, Promise promise, Workload workload, Map<String, Checker> checkers, boolean many) {
        this.many = many;
        this.spec = spec;
        this.promise = promise;
        this.workload = workload;
        this.models = spec.model() == null ? List.of(promise.model()) : spec.models();
        this.checkers = checkers;
    }

    /**
     * What is to be said of one run; first, for each model that it is held to, whether that holds.
     *
     * @param context with what the workload has to tell the checkers as its settings
     */
    List<Judgement> judge(String object, TestRun.Outcome outcome, CheckContext context) {
        List<Judgement> judgements = new ArrayList<>();
        boolean lies = has(outcome, TestRun.CLIENT_CONTRACT);
        boolean unrecovered = has(outcome, TestRun.NO_RECOVERY);
        for (String model : models) {
            Judgement judgement = model(model, object, outcome.history(), context);
            judgements.add(lies ? disbelieved(judgement) : unrecovered ? tooEarly(judgement) : judgement);
        }
        if (!outcome.problems().isEmpty()) {
            Verdict unknown = new Verdict(Validity.UNKNOWN, outcome.problems(), Map.of());
            judgements.add(new Judgement(RUN, unknown, 0));
        }
        if (!outcome.interrupted()) {
            List<String> faults = many ? List.of() : spec.nemeses();
            Verdict exercised = Vacuity.ofRun(Exercise.of(outcome.history()), workload.functions(), faults);
            judgements.add(new Judgement(Vacuity.NAME, exercised, 0));
        }
        return judgements;
    }

    /** What is to be said of many runs as a whole, whose exercises add up to this one. */
    public List<Judgement> judgeBatch(Exercise all, long runs) {
        Verdict exercised = Vacuity.ofBatch(all, runs, workload.functions(), spec.nemeses());
        return List.of(new Judgement(Vacuity.NAME, exercised, 0));
    }

    private Judgement model(String model, String object, History history, CheckContext context) {
        List<String> beyond = spec.model() == null ? Beyond.of(promise, spec, history) : List.of();
        if (!beyond.isEmpty()) {
            return new Judgement(PROMISE, noPromise(String.join(", ", beyond)), 0);
        }
        Checker checker = checkers.get(model);
        if (checker == null) {
            return new Judgement(PROMISE, noChecker(model), 0);
        }
        Map<String, Object> settings = new TreeMap<>(context.settings());
        settings.putAll(spec.bounds());
        settings.put("object", object);
        long start = context.nanoClock().getAsLong();
        Verdict verdict = checker.check(history, context.withSettings(settings));
        return new Judgement(model, verdict, (context.nanoClock().getAsLong() - start) / 1_000_000);
    }

    /** What a client made up must not be held against the store. */
    private static Judgement disbelieved(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        if (verdict.validity() != Validity.INVALID) {
            return judgement;
        }
        String sentence = "what was recorded breaks " + judgement.checker() + " ("
                + verdict.findings().get(0).type()
                + "), but the client was seen to break its contract, and what it says proves nothing of the store. The"
                + " history is kept: inquest check shows what is wrong with it.";
        return new Judgement(
                judgement.checker(),
                Verdict.unknown(new Finding(TestRun.CLIENT_CONTRACT, sentence, List.of()), verdict.measures()),
                judgement.millis());
    }

    private static boolean has(TestRun.Outcome outcome, String type) {
        return outcome.problems().stream().anyMatch(problem -> problem.type().equals(type));
    }

    /**
     * That nodes agree in the end, or show what they took, is promised for no moment, and of a store that is not whole
     * again the end was not seen.
     */
    private static Judgement tooEarly(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        boolean inTheEnd = IN_THE_END.contains(judgement.checker())
                || verdict.findings().stream()
                        .allMatch(finding -> finding.type().equals(LOST));
        if (verdict.validity() != Validity.INVALID || !inTheEnd) {
            return judgement;
        }
        String sentence = "what was recorded breaks " + judgement.checker() + " ("
                + verdict.findings().get(0).type()
                + "), but the last reads are of a store that had not recovered, which may mend that yet. The history is"
                + " kept: inquest check shows what it has of it.";
        return new Judgement(
                judgement.checker(),
                Verdict.unknown(new Finding(TestRun.NO_RECOVERY, sentence, List.of()), verdict.measures()),
                judgement.millis());
    }

    private Verdict noPromise(String faults) {
        String sentence = spec.system() + " promises nothing under " + faults
                + ": there is nothing to hold it to. Name a model with --model.";
        return Verdict.unknown(new Finding("no-promise", sentence, List.of()), Map.of());
    }

    private Verdict noChecker(String model) {
        String sentence = spec.system() + " promises " + model
                + " with these options, and no installed checker decides that. Name another model with --model.";
        return Verdict.unknown(new Finding("no-checker", sentence, List.of()), Map.of());
    }
}
