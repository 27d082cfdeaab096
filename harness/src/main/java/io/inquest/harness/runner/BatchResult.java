package io.inquest.harness.runner;

import io.inquest.checkers.Validity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What several seeds of one run, or several runs of one seed, came to.
 *
 * @param spec the run, with the first seed
 * @param lastSeed the last seed asked for; of an interrupted batch not all were run
 * @param repeats how many runs each seed is to have
 * @param findings in how many runs that were not valid a kind of finding was made, by its name
 * @param judgements what is said of the batch as a whole: whether it exercised what it was asked to
 * @param operations invoked by clients, in all runs together
 */
public record BatchResult(
        RunSpec spec,
        long firstSeed,
        long lastSeed,
        int repeats,
        long validRuns,
        List<Long> invalidSeeds,
        List<Long> unknownSeeds,
        Map<String, Long> findings,
        List<Judgement> judgements,
        long operations,
        long wallMillis,
        boolean interrupted) {

    public BatchResult {
        invalidSeeds = List.copyOf(invalidSeeds);
        unknownSeeds = List.copyOf(unknownSeeds);
        findings = Collections.unmodifiableMap(new TreeMap<>(findings));
        judgements = List.copyOf(judgements);
    }

    /** How many runs ended. */
    public long runs() {
        return validRuns + invalidSeeds.size() + unknownSeeds.size();
    }

    /** How many runs were asked for. */
    public long runsAsked() {
        return (lastSeed - firstSeed + 1) * repeats;
    }

    /** The worst of all runs and of the batch as a whole; an interrupted batch is never valid. */
    public Validity validity() {
        if (!invalidSeeds.isEmpty()) {
            return Validity.INVALID;
        }
        Validity worst = interrupted || !unknownSeeds.isEmpty() ? Validity.UNKNOWN : Validity.VALID;
        for (Judgement judgement : judgements) {
            worst = worst.and(judgement.verdict().validity());
        }
        return worst;
    }
}
