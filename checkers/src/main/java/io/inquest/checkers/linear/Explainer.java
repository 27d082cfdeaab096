package io.inquest.checkers.linear;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.common.Budget;
import io.inquest.checkers.loss.Loss;
import io.inquest.checkers.loss.Losses;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.SetModel;
import io.inquest.checkers.registers.Origins;
import io.inquest.checkers.registers.UnfoundedReads;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says in sentences why a part has no linearization, or how far the search came. */
final class Explainer {
    private static final long STEPS_MAX = 1 << 21;

    private final History history;
    private final Phrases phrases;
    private final Decider decider;
    private final Function<Part, Transitions> numbering;
    private final Budget budget;
    private final Model<?> model;
    private final Losses losses;
    private final Map<Integer, Optional<Loss>> lossOf = new LinkedHashMap<>();

    Explainer(History history, Model<?> model, Decider decider) {
        this.history = history;
        this.phrases = new Phrases(history, model);
        this.decider = decider;
        this.numbering = decider.numbering();
        this.budget = decider.budget();
        this.model = model;
        this.losses = new Losses(history, model);
    }

    /** The findings for a decision that is not valid: one, one for each kind of unfounded read, or a lost update before it. */
    List<Finding> explain(Decision decision) {
        if (decision instanceof Decision.Undecided undecided) {
            return List.of(undecided(undecided));
        }
        if (decision instanceof Decision.Unfounded unfounded) {
            return unfounded.reads().stream()
                    .map(reads -> unfounded(unfounded.part(), reads))
                    .toList();
        }
        List<Finding> findings = new ArrayList<>();
        loss(decision).ifPresent(loss -> findings.add(lost(decision.part(), loss)));
        findings.add(
                decision instanceof Decision.Conflicting conflicting
                        ? conflicting(conflicting)
                        : stuck((Decision.Stuck) decision));
        return findings;
    }

    /** Where a decision that is not valid comes among others: what says most of the store first. */
    int rank(Decision decision) {
        return decision instanceof Decision.Unfounded ? 0 : loss(decision).isPresent() ? 1 : 2;
    }

    private Optional<Loss> loss(Decision decision) {
        boolean sought = decision.validity() == Validity.INVALID && !(decision instanceof Decision.Unfounded);
        return sought ? lossOf.computeIfAbsent(decision.part().key, losses::of) : Optional.empty();
    }

    private Finding lost(Part part, Loss loss) {
        return new LossExplanation(history, model, phrases, phrases.object(part), loss).finding();
    }

    private Finding stuck(Decision.Stuck decision) {
        return decision.deepest().isExact()
                ? new StuckExplanation(phrases, budget, decision).finding()
                : unexplained(decision.part(), decision.deepest());
    }

    /** There is no order up to some event, and there is one up to another, but what lies between is too much to look at. */
    private Finding unexplained(Part part, Reach reach) {
        int explained = explained(part, reach.blockedAt());
        String text = "No order of the operations on " + phrases.object(part) + " up to "
                + phrases.moment(reach.refutedAt()) + " is legal and respects real time. The first " + explained
                + " operations to complete, those before " + phrases.moment(reach.blockedAt())
                + ", are linearizable; there are too many orders of what comes between to say more.";
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", part.keyValue());
        details.put("window", List.of(reach.blockedAt(), reach.refutedAt()));
        details.put("linearized", explained);
        int last = 0;
        while (part.completion[last] != reach.refutedAt()) {
            last++;
        }
        return new Finding("nonlinearizable", text, List.of(part.invocation[last]), details);
    }

    private static int explained(Part part, int reached) {
        int explained = 0;
        for (int i = 0; i < part.required; i++) {
            explained += part.completion[i] < reached ? 1 : 0;
        }
        return explained;
    }

    private Finding undecided(Decision.Undecided decision) {
        Part part = decision.part();
        int reached = decision.deepest().blockedAt();
        int explained = explained(part, reached);
        String text = "The search for an order of the operations on " + phrases.object(part) + " ended because "
                + decision.stop().reason + ". The first " + explained + " of " + part.required
                + " operations to complete, those before " + phrases.moment(reached)
                + ", are linearizable; the rest was not decided. Allow more time or memory, or check fewer operations.";
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", part.keyValue());
        details.put("decided", explained);
        details.put("operations", part.required);
        details.put("event", reached);
        return new Finding(decision.stop().type, text, List.of(), details);
    }

    private Finding unfounded(Part part, Origins.Unfounded reads) {
        return UnfoundedReads.finding(
                reads,
                part.keyValue(),
                phrases.sentenceStart(reads.read()),
                phrases.operations(reads.writers()),
                phrases.object(part),
                model instanceof SetModel);
    }

    /**
     * The test says that there is a contradiction, the search says it better; but it may take too long, and then the test
     * has to do.
     */
    private Finding conflicting(Decision.Conflicting decision) {
        Part part = shortestBeginning(decision);
        Direct test = decider.direct(part);
        String conflict = test.explanation(phrases);
        part.number(numbering);
        Race.Result result = Race.run(part, Transitions.INITIAL, budget.share(2), STEPS_MAX, 1);
        if (result.outcome() == Engine.Outcome.LINEARIZABLE) {
            throw new IllegalStateException("the test and the search disagree: " + conflict);
        }
        if (result.outcome() == Engine.Outcome.NOT_LINEARIZABLE
                && result.engine().reach().isExact()) {
            Decision.Stuck stuck = new Decision.Stuck(part, result.engine().reach());
            // a zone has many operations; of those the search names the ones that count
            List<Integer> mentioned = test instanceof Zones ? List.of() : test.evidence();
            return new StuckExplanation(phrases, budget, stuck).finding(" " + conflict, mentioned);
        }
        return contradiction(part, test, conflict);
    }

    private Finding contradiction(Part part, Direct test, String conflict) {
        List<Integer> operations = test.evidence();
        int last = 0;
        for (int operation = 0; operation < part.required; operation++) {
            last = Math.max(last, part.completion[operation]);
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", part.keyValue());
        details.put("window", List.of(operations.stream().min(Integer::compare).orElse(0), last));
        String text = "No order of the operations on " + phrases.object(part) + " up to " + phrases.moment(last)
                + " is legal and respects real time. " + conflict;
        return new Finding(
                "nonlinearizable", text, operations.stream().distinct().toList(), details);
    }

    /** By halving: a beginning of a linearizable history is linearizable. Stops halving when the time is up. */
    private Part shortestBeginning(Decision.Conflicting decision) {
        Part whole = decision.part();
        int[] ends = Arrays.copyOf(whole.completion, whole.required);
        Arrays.sort(ends);
        Part shortest = whole;
        int low = 0;
        int high = ends.length - 1;
        while (low < high && budget.exceeded() == null) {
            int middle = (low + high) >>> 1;
            Part beginning = whole.until(ends[middle]);
            Direct test = decider.direct(beginning);
            if (test == null || !test.contradicts()) {
                low = middle + 1;
            } else {
                high = middle;
                shortest = beginning;
            }
        }
        return shortest;
    }
}
