package io.inquest.checkers.shrink;

import io.inquest.checkers.model.Access;
import io.inquest.checkers.model.AccessByArgument;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;

/**
 * Any object: an operation that is known to have happened needs all updates that may have come before it, and nothing
 * needs a read. So the history can be cut off, and reads left out.
 *
 * <p>In a legal order all updates before the last operation that stays are ones that it needs, and so stay; what else is
 * left out before it are reads. What comes after it may have happened or not.
 */
final class AnyNeeds {
    private AnyNeeds() {}

    static Needs of(History history, Model<?> model, boolean realTime) {
        Calls calls = new Calls(history);
        Needs needs = new Needs(history);
        Calls.Before updates = new Calls.Before(needs, realTime);
        for (int i = 0; i < history.size(); i++) {
            int invocation = calls.isInvocation(i) ? i : history.invocation(i);
            if (invocation == History.NONE) {
                continue;
            }
            int object = model.perKey() ? history.key(invocation) : 0;
            if (invocation != i) {
                if (calls.isOk(invocation) || calls.wasRefused(invocation)) {
                    updates.completes(object, invocation);
                }
            } else if (!calls.hasFailed(i) && access(history, calls, model, i) != Access.READ) {
                updates.add(object, i);
            }
        }
        return needs;
    }

    private static Access access(History history, Calls calls, Model<?> model, int invocation) {
        String f = history.functionName(history.function(invocation));
        Access access = model.functions().get(f);
        boolean byArgument = access != null && model instanceof AccessByArgument;
        return byArgument ? ((AccessByArgument) model).access(f, calls.argument(invocation)) : access;
    }
}
