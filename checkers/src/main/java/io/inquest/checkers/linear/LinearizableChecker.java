package io.inquest.checkers.linear;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Order;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.RealTime;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Linearizability (Herlihy & Wing 1990): per object, one legal total order of the operations that contains their order
 * in real time. The setting {@code object} names the {@link Model}; without it the functions of the history tell.
 */
public final class LinearizableChecker implements Checker {
    private static final int EXPLAINED_MAX = 5;

    private final Models models;

    /** With the objects of the context. */
    public LinearizableChecker() {
        this(null);
    }

    /** @param models the objects that there are; null for those of the context */
    public LinearizableChecker(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "linearizable";
    }

    @Override
    public String summary() {
        return "Each operation takes effect at one moment between its invocation and its completion.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        if (history.operations().size() == 0) {
            Map<String, Object> measures = new LinkedHashMap<>();
            measures.put("objects", 0);
            measures.put("operations", 0);
            return Verdict.valid(measures);
        }
        Models objects = models == null ? context.models() : models;
        Verdict decided = ObjectPreparation.check(history, context, objects, (model, parts) -> {
            Decider decider = new Decider(history, model, parts, context);
            List<Decision> decisions = decider.decide();
            Verdict verdict = verdict(decisions, decider, new Explainer(history, model, decider));
            return verdict.validity() == Validity.VALID && context.wantsCertificate()
                    ? Verdict.valid(verdict.measures(), orders(decisions))
                    : verdict;
        });
        return RealTime.needed(history, name(), decided);
    }

    private static List<Order> orders(List<Decision> decisions) {
        List<Order> orders = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Ordered ordered) {
                Linearization linearization = ordered.linearization();
                orders.add(new Order(
                        linearization.key(),
                        null,
                        Arrays.stream(linearization.invocations()).boxed().toList()));
            }
        }
        return orders;
    }

    private static Verdict verdict(List<Decision> decisions, Decider decider, Explainer explainer) {
        Validity worst = Validity.VALID;
        int[] count = new int[Validity.values().length];
        long operations = 0;
        for (Decision decision : decisions) {
            worst = worst.and(decision.validity());
            count[decision.validity().ordinal()]++;
            operations += decision.part().size();
        }
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("objects", decisions.size());
        measures.put("objectsInvalid", count[Validity.INVALID.ordinal()]);
        measures.put("objectsUnknown", count[Validity.UNKNOWN.ordinal()]);
        measures.put("operations", operations);
        measures.put("steps", decider.steps());
        if (worst == Validity.VALID) {
            return Verdict.valid(measures);
        }
        return new Verdict(worst, findings(decisions, worst, explainer), measures);
    }

    /** What says most comes first, and of equals what needs the fewest operations to be seen. */
    private static List<Finding> findings(List<Decision> decisions, Validity validity, Explainer explainer) {
        Comparator<Explained> shortestFirst = Comparator.comparingInt(Explained::rank)
                .thenComparingInt(
                        explained -> explained.findings().get(0).operations().size());
        return decisions.stream()
                .filter(decision -> decision.validity() == validity)
                .sorted(Comparator.comparingInt(explainer::rank))
                .limit(EXPLAINED_MAX)
                .map(decision -> new Explained(explainer.rank(decision), explainer.explain(decision)))
                .sorted(shortestFirst)
                .flatMap(explained -> explained.findings().stream())
                .toList();
    }

    private record Explained(int rank, List<Finding> findings) {}

    /**
     * What is decided of every object of the history that has operations, in the order of the keys; without explanations.
     *
     * @param model the object that the history is about, all of whose functions it knows
     */
    public static List<Linearized> decide(History history, CheckContext context, Model<?> model) {
        List<Linearized> decided = new ArrayList<>();
        for (Decision decision : new Decider(history, model, context).decide()) {
            decided.add(new Linearized(
                    decision.part().keyValue(),
                    decision.validity(),
                    decision instanceof Decision.Ordered ordered
                            ? ordered.linearization().invocations()
                            : new int[0],
                    decision instanceof Decision.Undecided undecided ? undecided.stop() : null));
        }
        return decided;
    }

    /**
     * The linearization of every object of the history that has operations, in the order of the keys; empty for those
     * that are invalid or were not decided. For whoever wants to check the verdict again.
     *
     * @param model the object that the history is about, all of whose functions it knows
     */
    public static List<Linearization> linearizations(History history, CheckContext context, Model<?> model) {
        List<Linearization> found = new ArrayList<>();
        for (Decision decision : new Decider(history, model, context).decide()) {
            if (decision instanceof Decision.Ordered ordered) {
                found.add(ordered.linearization());
            }
        }
        return found;
    }
}
