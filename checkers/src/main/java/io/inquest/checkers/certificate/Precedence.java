package io.inquest.checkers.certificate;

import io.inquest.checkers.certificate.Claimed.Fate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an order has to agree with besides being legal. */
final class Precedence {
    private Precedence() {}

    /** Operations of one process come in the order in which it invoked them. */
    static void requireSessionOrder(List<Integer> order, Claimed claimed) {
        Map<Integer, Integer> last = new LinkedHashMap<>();
        for (int invocation : order) {
            Integer before = last.put(claimed.history.process(invocation), invocation);
            if (before != null && before > invocation) {
                throw new RefusedException(
                        claimed.words(invocation) + " comes after " + claimed.words(before)
                                + ", which the process invoked later",
                        invocation);
            }
        }
    }

    /** No operation comes after one that was invoked when it had completed. */
    static void requireRealTime(List<Integer> order, Claimed claimed) {
        int latest = Refusal.NONE;
        for (int invocation : order) {
            if (claimed.end(invocation) < latest) {
                throw new RefusedException(
                        claimed.words(invocation) + " comes after " + claimed.words(latest)
                                + ", which was invoked after it had completed",
                        invocation);
            }
            latest = Math.max(latest, invocation);
        }
    }

    /** Operations come as they completed; of those of unknown outcome none before its invocation. */
    static void requireCompletionOrder(List<Integer> order, Claimed claimed) {
        int latest = Refusal.NONE;
        int open = Refusal.NONE;
        for (int invocation : order) {
            if (claimed.fate(invocation) == Fate.MAY) {
                open = Math.max(open, invocation);
                continue;
            }
            if (claimed.end(invocation) < open) {
                throw new RefusedException(
                        claimed.words(invocation) + " comes after " + claimed.words(open)
                                + ", which was invoked after it had completed",
                        invocation);
            }
            if (latest != Refusal.NONE && claimed.end(invocation) < claimed.end(latest)) {
                throw new RefusedException(
                        claimed.words(invocation) + " comes after " + claimed.words(latest) + ", which completed later",
                        invocation);
            }
            latest = invocation;
        }
    }
}
