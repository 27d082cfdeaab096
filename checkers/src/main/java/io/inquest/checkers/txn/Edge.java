package io.inquest.checkers.txn;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One edge of a cycle, with what makes it.
 *
 * @param from a transaction, by its number
 * @param type {@code ww}, {@code wr}, {@code rw}, {@code so} or {@code rt}
 * @param key the key that it is about, as in the history; null for an order
 * @param fromOperation the micro-operation of the first transaction that makes it, counted from its first; -1 for an order
 * @param toOperation the same of the second
 * @param text a clause that says why, without a full stop
 * @param witness a transaction, by its number, without whose read the edge would not be known; -1 if none is needed
 */
public record Edge(
        int from, int to, String type, Object key, int fromOperation, int toOperation, String text, int witness) {
    /** One that is known without another transaction's read. */
    public Edge(int from, int to, String type, Object key, int fromOperation, int toOperation, String text) {
        this(from, to, type, key, fromOperation, toOperation, text, -1);
    }

    /**
     * For reports: {@code from} and {@code to} (such as {@code T7}), {@code type}, {@code key}, {@code fromOperation}, {@code
     * toOperation}, {@code text}.
     */
    Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("from", "T" + from);
        details.put("to", "T" + to);
        details.put("type", type);
        details.put("key", key);
        details.put("fromOperation", (long) fromOperation);
        details.put("toOperation", (long) toOperation);
        details.put("text", text);
        return details;
    }
}
