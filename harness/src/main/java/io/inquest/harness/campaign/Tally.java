package io.inquest.harness.campaign;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.Judge;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up what many runs came to. One thread at a time. */
final class Tally {
    private final RunSpec spec;
    private final long firstSeed;
    private final long lastSeed;
    private final int repeats;
    private final Judge judge;
    private final long startNanos = System.nanoTime();

    private final List<Long> invalidSeeds = new ArrayList<>();
    private final List<Long> unknownSeeds = new ArrayList<>();
    private final Map<String, Long> findings = new TreeMap<>();
    private Exercise exercised = Exercise.NOTHING;
    private final List<Judgement> ofTheWhole = new ArrayList<>();
    private long validRuns;
    private long operations;

    Tally(RunSpec spec, long firstSeed, long lastSeed, int repeats, Judge judge) {
        this.spec = spec;
        this.firstSeed = firstSeed;
        this.lastSeed = lastSeed;
        this.repeats = repeats;
        this.judge = judge;
    }

    void add(RunResult result) {
        Validity validity = result.validity();
        operations += result.history().operations().size();
        exercised = exercised.plus(Exercise.of(result.history()));
        if (validity == Validity.VALID) {
            validRuns++;
            return;
        }
        (validity == Validity.INVALID ? invalidSeeds : unknownSeeds)
                .add(result.spec().seed());
        Set<String> types = new TreeSet<>();
        for (Judgement judgement : result.judgements()) {
            for (Finding finding : judgement.verdict().findings()) {
                types.add(finding.type());
            }
        }
        types.forEach(type -> findings.merge(type, 1L, Long::sum));
    }

    /** Something is to be said of all runs together. */
    void say(Judgement judgement) {
        ofTheWhole.add(judgement);
    }

    BatchResult result(boolean interrupted) {
        List<Judgement> judgements = new ArrayList<>(ofTheWhole);
        judgements.addAll(judge.judgeBatch(exercised, validRuns + invalidSeeds.size() + unknownSeeds.size()));
        return new BatchResult(
                spec,
                firstSeed,
                lastSeed,
                repeats,
                validRuns,
                sorted(invalidSeeds),
                sorted(unknownSeeds),
                findings,
                judgements,
                operations,
                (System.nanoTime() - startNanos) / 1_000_000,
                interrupted);
    }

    private static List<Long> sorted(List<Long> seeds) {
        List<Long> sorted = new ArrayList<>(seeds);
        Collections.sort(sorted);
        return sorted;
    }
}
