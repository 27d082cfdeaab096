package io.inquest.checkers.oracle;

import io.inquest.history.History;
import java.util.function.Predicate;

/** Makes a history that shows something smaller while it shows it. */
public final class Smallest {
    private Smallest() {}

    /** A history of the operations of the given one that still passes, and none of whose operations can be left out. */
    public static History of(History history, Predicate<History> passes) {
        for (int i = 0; i < history.operations().size(); i++) {
            History smaller =
                    Edits.history(Edits.without(history, history.operations().invocation(i)));
            if (passes.test(smaller)) {
                return of(smaller, passes);
            }
        }
        return history;
    }
}
