package io.inquest.checkers.linear;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What comes before any model that takes every object: which object the history is about, whether it knows all functions
 * that are used, and whether it can take their values. Where that cannot be said the verdict is unknown.
 */
public final class ObjectPreparation {
    private ObjectPreparation() {}

    /** Decides a model of a history whose object is known. */
    @FunctionalInterface
    public interface Decision {
        /**
         * The verdict.
         *
         * @param parts the history's operations, all of whose functions the object knows
         */
        Verdict decide(Model<?> model, Parts parts);
    }

    /** The setting {@code object} names the object; without it the functions of the history tell. */
    public static Verdict check(History history, CheckContext context, Models models, Decision decision) {
        Object named = context.settings().get("object");
        List<String> candidates = named == null ? models.candidates(history) : List.of(named.toString());
        if (candidates.size() != 1) {
            return Verdict.unknown(ambiguous(candidates, models), Map.of());
        }
        String object = candidates.get(0);
        return models.find(object)
                .map(model -> check(history, model, decision))
                .orElseGet(() -> Verdict.unknown(noSuchObject(object, models), Map.of()));
    }

    private static Verdict check(History history, Model<?> model, Decision decision) {
        Parts parts = new Parts(history, model);
        if (parts.unknownOperation() != History.NONE) {
            return Verdict.unknown(unknownOperation(history, model, parts.unknownOperation()), Map.of());
        }
        try {
            return decision.decide(model, parts);
        } catch (UnfitValueException unfit) {
            return Verdict.unknown(unfit(history, model, unfit), Map.of());
        }
    }

    /** What numbers the calls and states of an object's parts. */
    public static Function<Part, Transitions> numbering(History history, Model<?> model) {
        return model instanceof RegisterModel
                ? part -> new RegisterTransitions(history)
                : part -> new ModelTransitions<>(model, part);
    }

    private static Finding ambiguous(List<String> candidates, Models models) {
        String fits = candidates.isEmpty()
                ? "none knows the history's functions"
                : "its functions fit " + String.join(", ", candidates);
        return new Finding(
                "object",
                "The object cannot be told: " + fits + ". Name it as the setting object: one of "
                        + String.join(", ", models.names()) + ".",
                List.of(),
                Map.of("candidates", candidates));
    }

    private static Finding noSuchObject(String object, Models models) {
        return new Finding(
                "object",
                "There is no object named " + object + "; there are " + String.join(", ", models.names()) + ".",
                List.of(),
                Map.of("candidates", models.names()));
    }

    private static Finding unknownOperation(History history, Model<?> model, int unknown) {
        String f = history.functionName(history.function(unknown));
        return new Finding(
                "operation " + f,
                "The object " + model.name() + " does not know the operation " + f + " (first invoked at event "
                        + unknown + "); it knows "
                        + String.join(
                                ", ",
                                model.functions().keySet().stream().sorted().toList())
                        + ".",
                List.of(unknown));
    }

    private static Finding unfit(History history, Model<?> model, UnfitValueException unfit) {
        String f = history.functionName(history.function(unfit.invocation()));
        return new Finding(
                "value",
                "The " + f + " of event " + unfit.invocation() + " does not fit the object " + model.name() + ": "
                        + unfit.getMessage() + ".",
                List.of(unfit.invocation()));
    }
}
