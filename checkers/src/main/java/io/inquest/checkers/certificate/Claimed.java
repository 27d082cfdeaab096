package io.inquest.checkers.certificate;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.AccessByArgument;
import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.TellsCallersApart;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operations;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What has to be in orders, what may be, and what may not; read from a history and its object's model alone. */
final class Claimed {
    /** What an operation is to an order. */
    enum Fate {
        /** It happened. */
        MUST,
        /** An update of unknown outcome. */
        MAY,
        /** It failed, or it only read and nobody knows what. */
        MUST_NOT
    }

    final History history;
    final Model<?> model;
    private final int[] invocations;
    /** By invocation. */
    private final Fate[] fates;

    Claimed(History history, Model<?> model) {
        this.history = history;
        this.model = model;
        Operations operations = history.operations();
        this.invocations = IntStream.range(0, operations.size())
                .map(operations::invocation)
                .toArray();
        this.fates = new Fate[history.size()];
        for (int invocation : invocations) {
            fates[invocation] = toBe(invocation);
        }
    }

    /** The invocations of all operations. */
    int[] invocations() {
        return invocations;
    }

    boolean isInvocation(int event) {
        return Arrays.binarySearch(invocations, event) >= 0;
    }

    Fate fate(int invocation) {
        return fates[invocation];
    }

    private Fate toBe(int invocation) {
        boolean isRead = access(invocation) == Access.READ;
        switch (outcome(invocation)) {
            case OK:
                return Fate.MUST;
            case FAIL:
                return isRefusedCas(invocation) ? Fate.MUST : Fate.MUST_NOT;
            default:
                return isRead ? Fate.MUST_NOT : Fate.MAY;
        }
    }

    private EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    /** A cas that found another value than the expected one has read that. */
    private boolean isRefusedCas(int invocation) {
        return model.functions().containsKey("cas")
                && function(invocation).equals("cas")
                && "mismatch".equals(history.error(history.completion(invocation)));
    }

    String function(int invocation) {
        return history.functionName(history.function(invocation));
    }

    private Access access(int invocation) {
        return model instanceof AccessByArgument byArgument
                ? byArgument.access(function(invocation), history.valueOf(history.value(invocation)))
                : model.functions().get(function(invocation));
    }

    boolean isWrite(int invocation) {
        return function(invocation).equals("write");
    }

    /** The event after which it has certainly happened; the largest number if there is none. */
    int end(int invocation) {
        return fate(invocation) == Fate.MUST ? history.completion(invocation) : Integer.MAX_VALUE;
    }

    Call call(int invocation) {
        EventType outcome = outcome(invocation);
        return new Call(
                function(invocation),
                history.keyValue(history.key(invocation)),
                history.valueOf(history.value(invocation)),
                outcome,
                outcome == EventType.OK ? history.valueOf(history.value(history.completion(invocation))) : null,
                model instanceof TellsCallersApart ? history.process(invocation) : Call.ANYBODY);
    }

    /** Such as: process 3's write (event 12). */
    String words(int invocation) {
        return "process " + history.process(invocation) + "'s " + function(invocation) + " (event " + invocation + ")";
    }
}
