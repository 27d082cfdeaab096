package io.inquest.checkers.replicated;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.OverBudgetException;
import io.inquest.checkers.common.RealTime;
import io.inquest.checkers.registers.UnfoundedReads;
import io.inquest.checkers.replicated.Replicated.Kind;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What comes before any model of replicated objects: what the history is about, whether the model is defined for that and
 * for its operations, and whether a read returned what nobody wrote, which violates them all.
 */
public final class Preliminaries {
    private final History history;
    private final String model;
    private final Set<Kind> kinds;
    private final CheckContext context;
    private final Meter meter;

    private Preliminaries(History history, String model, Set<Kind> kinds, CheckContext context, Meter meter) {
        this.history = history;
        this.context = context;
        this.model = model;
        this.kinds = kinds;
        this.meter = meter;
    }

    /** Decides a model of a history that is ready for it. */
    @FunctionalInterface
    public interface Decision {
        /**
         * The verdict.
         *
         * @param written of registers, who wrote what; null of other objects
         */
        Verdict decide(Replicated replicated, WrittenValues written, Meter meter);
    }

    /**
     * What comes before the model decides the verdict, or the model does, within the context's budget.
     *
     * @param kinds the objects that the model is defined for
     */
    public static Verdict check(
            History history, CheckContext context, String model, Set<Kind> kinds, Decision decision) {
        Meter meter = Meter.start(context);
        try {
            meter.enter("read the history");
            Object object = context.settings().get("object");
            Verdict verdict = new Preliminaries(history, model, kinds, context, meter)
                    .check(object == null ? null : object.toString(), decision);
            return RealTime.needed(history, model, verdict);
        } catch (OverBudgetException over) {
            return Verdict.unknown(meter.unfinished(over), Map.of());
        }
    }

    private Verdict check(String named, Decision decision) {
        Kind kind = named == null ? kind() : kind(named);
        if (kind == null || !kinds.contains(kind)) {
            return Verdict.unknown(undefined(named == null && kind != null ? kind.word() : named), Map.of());
        }
        Replicated replicated = new Replicated(history, kind);
        Finding problem = problem(replicated);
        if (problem != null) {
            return Verdict.unknown(problem, Map.of());
        }
        WrittenValues written = kind == Kind.REGISTER ? written(replicated) : null;
        List<Finding> unfounded = List.of();
        if (kind == Kind.SET || written != null && written.unfounded() != History.NONE) {
            unfounded = UnfoundedReads.of(history, kind == Kind.SET);
        }
        return unfounded.isEmpty() ? decision.decide(replicated, written, meter) : Verdict.invalid(unfounded, Map.of());
    }

    /** Several models ask that of one history. */
    private WrittenValues written(Replicated registers) {
        WrittenValues written = context.shared().find(history, WrittenValues.class);
        if (written == null) {
            written = new WrittenValues(registers, meter);
            context.shared().keep(history, WrittenValues.class, written);
        } else {
            meter.reserve(written.bytes());
        }
        return written;
    }

    /** The kind of the object of a name; null if it is none of these. */
    private static Kind kind(String named) {
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(named)) {
                return kind;
            }
        }
        return named.equals("memory") ? Kind.REGISTER : null;
    }

    /** What the functions and values tell; null if they do not. */
    private Kind kind() {
        Kind kind = history.functionNumber("add") == History.NONE ? Kind.REGISTER : null;
        for (int i = 0; i < history.size() && kind == null; i++) {
            boolean isRead = history.type(i) == EventType.OK
                    && history.function(i) == history.functionNumber("read")
                    && history.value(i) != History.NULL;
            if (isRead) {
                kind = history.valueOf(history.value(i)) instanceof List ? Kind.SET : Kind.COUNTER;
            }
        }
        return kind;
    }

    private Finding undefined(String named) {
        String objects = kinds.stream().map(Kind::word).sorted().collect(Collectors.joining(", "));
        String about = named == null
                ? "it cannot be told what this history is about: name it as the setting object"
                : "this history is about the object " + named;
        return new Finding(
                "object", "The model " + model + " is defined for " + objects + "; " + about + ".", List.of());
    }

    /** An operation that the object does not know, or a value that does not fit it; null if there is none. */
    private Finding problem(Replicated replicated) {
        for (int i = 0; i < history.size(); i++) {
            meter.step();
            boolean isInvocation = history.type(i) == EventType.INVOKE;
            if (isInvocation && !replicated.knows(i) && replicated.outcome(i) != EventType.FAIL) {
                String f = history.functionName(history.function(i));
                return new Finding(
                        "operation " + f,
                        "The model " + model + " is not defined for the operation " + f + " of a "
                                + replicated.kind().word() + " (first invoked at event " + i + ").",
                        List.of(i));
            }
            String misfit = replicated.knows(i) ? replicated.misfit(i) : null;
            if (misfit != null) {
                String text = "The value of event " + i + " does not fit: " + misfit + ".";
                return new Finding("value", text, List.of(isInvocation ? i : history.invocation(i)));
            }
        }
        return null;
    }

    /** The words for the operations of such a history. */
    public static EventWords words(History history) {
        return new EventWords(history, f -> f.equals("read"));
    }

    /** Why a model that asks who wrote what a read returned cannot be decided; null if it can. */
    public static Finding ambiguous(Replicated registers, WrittenValues written, String model) {
        int[] collision = written.collision();
        if (collision == null) {
            return null;
        }
        EventWords words = words(registers.history());
        boolean isNull = collision[0] == collision[1];
        String object = object(registers, collision[0]);
        String text = isNull
                ? words.sentenceStart(collision[0]) + " writes null to " + object
                        + ", which a read cannot tell from nothing written"
                : words.sentenceStart(collision[0]) + " and " + words.operation(collision[1])
                        + " write the same value to " + object + ", and a read of it does not say which it found";
        return new Finding(
                "ambiguous-values",
                text + ". The model " + model
                        + " can only be decided where no two updates write the same value to a key, and none null.",
                isNull ? List.of(collision[0]) : List.of(collision[0], collision[1]));
    }

    /** The words for the object of an event. */
    public static String object(Replicated replicated, int event) {
        History history = replicated.history();
        return EventWords.object(
                history.keyValue(history.key(event)), "the " + replicated.kind().word());
    }
}
