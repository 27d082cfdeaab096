package io.inquest.checkers.shrink;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * Registers that are read and written together: a transaction needs all that wrote what it read, to that register. As
 * for registers: the last that wrote it before stays, and what goes was not between.
 */
final class TransactionNeeds {
    private TransactionNeeds() {}

    static Needs of(History history) {
        Calls calls = new Calls(history);
        Needs needs = new Needs(history);
        Calls.Values writers = new Calls.Values(needs);
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i) && !calls.hasFailed(i)) {
                for (List<?> write : operations("w", calls.argument(i))) {
                    needs.add(writers.node(0, write), i);
                }
            }
        }
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i) && calls.isOk(i)) {
                for (List<?> read : operations("r", calls.result(i))) {
                    List<Object> write = new ArrayList<>(read);
                    write.set(0, "w");
                    if (writers.has(0, write)) {
                        needs.add(i, writers.node(0, write));
                    }
                }
            }
        }
        return needs;
    }

    private static List<List<?>> operations(String kind, Object value) {
        List<List<?>> found = new ArrayList<>();
        if (value instanceof List<?> all) {
            for (Object one : all) {
                if (one instanceof List<?> words && words.size() == 3 && kind.equals(words.get(0))) {
                    found.add(words);
                }
            }
        }
        return found;
    }
}
