package io.inquest.checkers.shrink;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys of strings: a {@code get} needs each {@code put} that its text begins with, each that put nothing, and each {@code
 * append} whose text it contains.
 *
 * <p>In a legal order what it returned is the last put before it, or nothing, and the appends in between: all these
 * stay with it, and what goes was not between. Every update is legal in every state.
 */
final class KvNeeds {
    private KvNeeds() {}

    static Needs of(History history) {
        Calls calls = new Calls(history);
        Needs needs = new Needs(history);
        Map<Integer, List<Integer>> updates = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i) && !calls.hasFailed(i) && (calls.is(i, "put") || calls.is(i, "append"))) {
                updates.computeIfAbsent(history.key(i), any -> new ArrayList<>())
                        .add(i);
            }
        }
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i) && calls.is(i, "get") && calls.isOk(i)) {
                String text = text(calls.result(i));
                for (int update : updates.getOrDefault(history.key(i), List.of())) {
                    String part = text(calls.argument(update));
                    boolean shows = calls.is(update, "put") ? text.startsWith(part) : text.contains(part);
                    if (shows) {
                        needs.add(i, update);
                    }
                }
            }
        }
        return needs;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
