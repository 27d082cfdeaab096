package io.inquest.checkers.lattice;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Distribution;
import io.inquest.checkers.registers.Preparation;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds out how one history stands to many models, asking as few checkers as it can: a model that holds settles all that
 * it implies, one that is violated all that imply it. Those that are cheap and settle much are asked first, so that the
 * hard ones need not be asked, or only at the end.
 *
 * <p>All together have the time of one check. Each may take half of what is left, the last one all of it.
 */
public final class Climb {
    private static final List<String> NOT_APPLICABLE = List.of("object", "value", "no bound given");

    private final Lattice lattice;
    private final History history;
    private final CheckContext context;
    private final Map<String, Checker> open = new TreeMap<>();
    private final Map<String, Standing> standings = new TreeMap<>();
    private final Map<String, Map<String, Object>> measures = new TreeMap<>();
    private Boolean hasUniqueWrites;

    private Climb(Lattice lattice, History history, CheckContext context) {
        this.lattice = lattice;
        this.history = history;
        this.context = context;
    }

    /**
     * How the history stands to each of the models that applies to it.
     *
     * @param checkers of the models that are asked for
     * @param judged verdicts that there are already, by the names of their models; not among the standings
     */
    public static Ladder of(
            Lattice lattice,
            Collection<Checker> checkers,
            Map<String, Verdict> judged,
            History history,
            CheckContext context) {
        Climb climb = new Climb(lattice, history, context);
        checkers.stream()
                .filter(checker -> !judged.containsKey(checker.name()))
                .forEach(checker -> climb.open.put(checker.name(), checker));
        for (String model : lattice.strongestFirst(judged.keySet())) {
            climb.settle(model, judged.get(model).validity());
        }
        climb.askAll();
        List<Standing> inOrder = new ArrayList<>();
        lattice.strongestFirst(climb.standings.keySet()).forEach(model -> inOrder.add(climb.standings.get(model)));
        return new Ladder(inOrder, climb.measures, lattice);
    }

    private void askAll() {
        long start = context.nanoClock().getAsLong();
        while (!open.isEmpty()) {
            String model = next();
            Checker checker = open.remove(model);
            long left =
                    Math.max(0, context.timeNanosMax() - (context.nanoClock().getAsLong() - start));
            long share = open.isEmpty() ? left : left / 2;
            Verdict verdict = checker.check(history, context.withBudget(share, context.memoryBytesMax()));
            Map<String, Object> distributions = Distribution.among(verdict.measures());
            if (!distributions.isEmpty()) {
                measures.put(model, distributions);
            }
            if (applies(verdict)) {
                Finding first =
                        verdict.findings().isEmpty() ? null : verdict.findings().get(0);
                standings.put(model, new Standing(model, verdict.validity(), first, null));
                settle(model, verdict.validity());
            }
        }
    }

    /**
     * Whether the model is defined for what the history is about, and for what is known of it: operations and values that
     * it has no place for, where the object has one, say nothing of it.
     */
    public static boolean applies(Verdict verdict) {
        if (verdict.validity() != Validity.UNKNOWN) {
            return true;
        }
        String reason = verdict.findings().get(0).type();
        return !reason.startsWith("operation ") && !NOT_APPLICABLE.contains(reason);
    }

    private void settle(String model, Validity validity) {
        if (validity == Validity.VALID) {
            lattice.weaker(model, this::counts).forEach(implied -> settle(implied, Validity.VALID, model));
        } else if (validity == Validity.INVALID) {
            lattice.stronger(model, this::counts).forEach(implying -> settle(implying, Validity.INVALID, model));
        }
    }

    private void settle(String model, Validity validity, String by) {
        if (open.remove(model) != null) {
            standings.put(model, new Standing(model, validity, null, by));
        }
    }

    /** Whether the implication is one of this history. */
    private boolean counts(Implication implication) {
        boolean isOfThisObject = implication.object() == null
                || implication.object().equals(context.settings().get("object"));
        return isOfThisObject && (!implication.uniqueWrites() || hasUniqueWrites());
    }

    private boolean hasUniqueWrites() {
        if (hasUniqueWrites == null) {
            Verdict ready = Preparation.check(history, context, "any", (registers, meter) -> List.of());
            hasUniqueWrites = ready.validity() == Validity.VALID;
        }
        return hasUniqueWrites;
    }

    /** The model whose verdict settles most for what it costs; of equals the strongest. */
    private String next() {
        String best = null;
        long bestGain = 0;
        long bestCost = 1;
        for (String model : lattice.strongestFirst(open.keySet())) {
            long gain = 2 + open(lattice.weaker(model, any -> true)) + open(lattice.stronger(model, any -> true));
            long cost = lattice.cost(model);
            if (best == null || gain * bestCost > bestGain * cost) {
                best = model;
                bestGain = gain;
                bestCost = cost;
            }
        }
        return best;
    }

    private long open(Collection<String> models) {
        return models.stream().filter(open::containsKey).count();
    }
}
