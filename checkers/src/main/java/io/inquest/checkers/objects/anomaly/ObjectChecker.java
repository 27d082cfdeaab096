package io.inquest.checkers.objects.anomaly;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checker of one kind of object, for anomalies that each have a name. What keeps it from deciding is said alike for all:
 * another object, an operation that the object does not know, a value of another shape, the end of the budget.
 */
public abstract class ObjectChecker implements Checker {
    private final String name;
    private final String summary;
    private final ObjectKind object;
    private final List<String> forbidden;

    /** @param forbidden the types of the anomalies that violate it, in the order in which they are told */
    protected ObjectChecker(String name, String summary, ObjectKind object, List<String> forbidden) {
        this.name = name;
        this.summary = summary;
        this.object = object;
        this.forbidden = List.copyOf(forbidden);
    }

    /** An object's name and the functions it knows. */
    public record ObjectKind(String name, List<String> functions) {
        public ObjectKind {
            functions = List.copyOf(functions);
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Verdict check(History history, CheckContext context) {
        return check(history, context, name, object, forbidden, this::look);
    }

    /** What a checker does with a history whose operations its object knows. */
    @FunctionalInterface
    public interface Look {
        /**
         * Adds what is found to the anomalies, and what is counted besides to the measures.
         *
         * @throws UnfitException where a value has another shape than the object's
         */
        void at(Check check);
    }

    /** One check, and what it has found. */
    public record Check(
            History history, CheckContext context, Meter meter, Anomalies anomalies, Map<String, Object> measures) {}

    /** The same as {@link Look#at}. */
    protected abstract void look(Check check);

    /** The verdict of a look, or why there can be none. */
    public static Verdict check(
            History history,
            CheckContext context,
            String model,
            ObjectKind object,
            List<String> forbidden,
            Look look) {
        Meter meter = Meter.start(context);
        try {
            meter.enter("look at the operations");
            Finding beyond = beyond(history, context, meter, model, object);
            if (beyond != null) {
                return Verdict.unknown(beyond, Map.of());
            }
            Check check = new Check(history, context, meter, new Anomalies(forbidden, meter), new LinkedHashMap<>());
            look.at(check);
            return check.anomalies().verdict(check.measures());
        } catch (UnfitException unfit) {
            return Verdict.unknown(unfit(history, object, unfit), Map.of());
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), Map.of());
        }
    }

    /** Why the history is beyond the checker, or null. */
    private static Finding beyond(
            History history, CheckContext context, Meter meter, String model, ObjectKind object) {
        Object named = context.settings().get("object");
        if (named != null && !named.toString().equals(object.name())) {
            return new Finding(
                    "object",
                    "The model " + model + " is defined for the object " + object.name()
                            + "; this history is about the object " + named + ".",
                    List.of());
        }
        boolean[] known = new boolean[history.functionCount()];
        for (int function = 0; function < known.length; function++) {
            known[function] = object.functions().contains(history.functionName(function));
        }
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            if (history.type(i) == EventType.INVOKE
                    && !known[history.function(i)]
                    && ObjectWords.outcome(history, i) != EventType.FAIL) {
                String f = history.functionName(history.function(i));
                return new Finding(
                        "operation " + f,
                        "The object " + object.name() + " does not know the operation " + f
                                + " (first invoked at event " + i + "); it knows "
                                + String.join(", ", object.functions()) + ".",
                        List.of(i));
            }
        }
        return null;
    }

    private static Finding unfit(History history, ObjectKind object, UnfitException unfit) {
        int event = unfit.event();
        if (event == History.NONE) {
            return new Finding("setting", EventWords.atStart(unfit.getMessage()) + ".", List.of());
        }
        String f = history.functionName(history.function(event));
        int invocation = history.type(event) == EventType.INVOKE ? event : history.invocation(event);
        return new Finding(
                "value",
                "The " + f + " of event " + event + " does not fit the object " + object.name() + ": "
                        + unfit.getMessage() + ".",
                List.of(invocation));
    }
}
