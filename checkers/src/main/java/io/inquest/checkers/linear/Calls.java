package io.inquest.checkers.linear;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.AccessByArgument;
import io.inquest.checkers.model.Call;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.TellsCallersApart;
import io.inquest.history.EventType;
import io.inquest.history.History;

/** The operations of a history as a model sees them. */
final class Calls {
    private Calls() {}

    /** The call that the operation of this invocation made. */
    static Call of(History history, Model<?> model, int invocation) {
        int completion = history.completion(invocation);
        EventType outcome = completion == History.NONE ? EventType.INFO : history.type(completion);
        String f = history.functionName(history.function(invocation));
        if (model.functions().get(f) == Access.OVERWRITE) {
            outcome = EventType.INFO; // it does the same however it ended
        }
        return new Call(
                f,
                history.keyValue(history.key(invocation)),
                history.valueOf(history.value(invocation)),
                outcome,
                outcome == EventType.OK ? history.valueOf(history.value(completion)) : null,
                model instanceof TellsCallersApart ? history.process(invocation) : Call.ANYBODY);
    }

    /** What the operation may do to the object; null if the object does not know its function. */
    static Access access(History history, Model<?> model, int invocation) {
        String f = history.functionName(history.function(invocation));
        Access access = model.functions().get(f);
        return access != null && model instanceof AccessByArgument byArgument
                ? byArgument.access(f, history.valueOf(history.value(invocation)))
                : access;
    }
}
