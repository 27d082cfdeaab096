package io.inquest.checkers.objects;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.common.RealTime;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * An object's own checker: it looks for what no object of the kind may do, in about one pass over the operations, and
 * calls each such thing by its name. All that it finds contradicts every linearization; what it does not find may.
 * Operations that failed are left out; one of unknown outcome may have happened or not. A history
 * that the setting {@code object} says is of another object is unknown.
 */
abstract class ObjectChecker implements Checker {
    private final String name;
    private final String object;
    private final String summary;
    private final Set<String> functions;
    private final List<String> anomalies;

    /**
     * @param name the object's, too
     * @param anomalies the types of what it may find
     */
    ObjectChecker(String name, String summary, List<String> functions, List<String> anomalies) {
        this(name, name, summary, functions, anomalies);
    }

    /** One that asks for something else of an object than the checker with the object's name. */
    ObjectChecker(String name, String object, String summary, List<String> functions, List<String> anomalies) {
        this.name = name;
        this.object = object;
        this.summary = summary;
        this.functions = new TreeSet<>(functions);
        this.anomalies = anomalies;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    /** The functions of the object. */
    final Set<String> functions() {
        return functions;
    }

    @Override
    public final Verdict check(History history, CheckContext context) {
        Object named = context.settings().getOrDefault("object", object);
        if (!named.equals(object)) {
            return unknown("object", "The checker " + name + " is not one of the object " + named + ".");
        }
        int stranger = firstUnknown(history);
        if (stranger != History.NONE) {
            return unknownOperation(history, stranger);
        }
        Meter meter = Meter.start(context);
        Findings findings = new Findings(anomalies, meter);
        try {
            judge(history, context, findings, meter);
            return asksForRealTime() ? RealTime.needed(history, name, findings.verdict()) : findings.verdict();
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), Map.of());
        } catch (UnfitValueException unfit) {
            return unfit(history, unfit);
        } catch (UnfitSettingException unfit) {
            return unknown("setting", unfit.getMessage() + ".");
        }
    }

    /**
     * Looks at the operations, all of whose functions the object knows, and tells what is wrong.
     *
     * @throws UnfitValueException if a value is not of the shape that its function needs
     * @throws UnfitSettingException if one of the context's settings is not
     */
    abstract void judge(History history, CheckContext context, Findings findings, Meter meter);

    /** Whether it matters which operations of different processes had ended before others began. */
    boolean asksForRealTime() {
        return true;
    }

    private int firstUnknown(History history) {
        boolean[] known = new boolean[history.functionCount()];
        for (int function = 0; function < known.length; function++) {
            known[function] = functions.contains(history.functionName(function));
        }
        for (int i = 0; i < history.size(); i++) {
            if (Calls.counts(history, i) && !known[history.function(i)]) {
                return i;
            }
        }
        return History.NONE;
    }

    private Verdict unknownOperation(History history, int invocation) {
        String f = history.functionName(history.function(invocation));
        String text = "The object " + object + " does not know the operation " + f + " (first invoked at event "
                + invocation + "); it knows " + String.join(", ", functions) + ".";
        return Verdict.unknown(new Finding("operation " + f, text, List.of(invocation)), Map.of());
    }

    private Verdict unfit(History history, UnfitValueException unfit) {
        String f = history.functionName(history.function(unfit.invocation()));
        String text = "The " + f + " of event " + unfit.invocation() + " does not fit the object " + object + ": "
                + unfit.getMessage() + ".";
        return Verdict.unknown(new Finding("value", text, List.of(unfit.invocation())), Map.of());
    }

    private static Verdict unknown(String type, String text) {
        return Verdict.unknown(new Finding(type, text, List.of()), Map.of());
    }
}
