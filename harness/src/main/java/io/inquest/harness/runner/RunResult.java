package io.inquest.harness.runner;

import io.inquest.checkers.Validity;
import io.inquest.history.History;
import java.util.List;
import java.util.Objects;

/**
 * What one run came to.
 *
 * @param object the object that the history is about
 * @param nodes the nodes' names
 * @param judgements what each checker said; first those of the models that the store was held to
 * @param mainNanos when the main part began, in the world's time; negative if it did not
 * @param virtualNanos how long it took in the world's time
 * @param wallMillis how long it took, checking included
 * @param interrupted whether someone stopped it; then what is here is what there was
 * @param latency of operations that were due at a rate; null where nothing keeps to one whatever the store does
 * @param warnings what went wrong after the history was whole and says nothing of the store, in sentences
 */
public record RunResult(
        RunSpec spec,
        String object,
        List<String> nodes,
        History history,
        List<Judgement> judgements,
        long mainNanos,
        long virtualNanos,
        long wallMillis,
        boolean interrupted,
        Latency latency,
        List<String> warnings) {

    public RunResult {
        Objects.requireNonNull(spec, "spec");
        nodes = List.copyOf(nodes);
        judgements = List.copyOf(judgements);
        warnings = List.copyOf(warnings);
    }

    /** Without latency and warnings. */
    public RunResult(
            RunSpec spec,
            String object,
            List<String> nodes,
            History history,
            List<Judgement> judgements,
            long mainNanos,
            long virtualNanos,
            long wallMillis,
            boolean interrupted) {
        this(
                spec,
                object,
                nodes,
                history,
                judgements,
                mainNanos,
                virtualNanos,
                wallMillis,
                interrupted,
                null,
                List.of());
    }

    /** The judgements of the models that the store was held to; at least one. */
    public List<Judgement> ofModels() {
        return judgements.subList(
                0, Math.min(judgements.size(), Math.max(1, spec.models().size())));
    }

    /** The worst of all judgements; an interrupted run is never valid. */
    public Validity validity() {
        Validity worst = interrupted ? Validity.UNKNOWN : Validity.VALID;
        for (Judgement judgement : judgements) {
            worst = worst.and(judgement.verdict().validity());
        }
        return worst;
    }
}
