package io.inquest.checkers.txn;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words for transactions in explanations. One is called T and its number, in the order of their invocations. */
public final class TxnWords {
    private static final int SHOWN_MAX = 8;
    private static final int OPERATIONS_MAX = 12;

    private final Transactions transactions;
    private final EventWords events;

    public TxnWords(Transactions transactions) {
        this.transactions = transactions;
        this.events = new EventWords(transactions.history(), f -> false);
    }

    /** Such as: T7. */
    public String name(int t) {
        return "T" + t;
    }

    /** Such as: T7 (process 2, event 14) is [r x [1] append y 2]. */
    public String introduction(int t) {
        StringBuilder text = new StringBuilder();
        for (int m = transactions.begin(t); m < transactions.end(t); m++) {
            if (m - transactions.begin(t) == OPERATIONS_MAX) {
                text.append(" …");
                break;
            }
            text.append(text.isEmpty() ? "" : " ").append(operation(t, m));
        }
        return name(t) + " (process " + transactions.process(t) + ", " + events.moment(transactions.invocation(t))
                + ") is [" + text + "]";
    }

    /** A micro-operation, such as: append y 2. */
    public String operation(int t, int m) {
        String key = word(transactions.keyValue(transactions.key(m)));
        return switch (transactions.kind(m)) {
            case Transactions.WRITE -> "w " + key + " " + value(transactions.value(m));
            case Transactions.APPEND -> "append " + key + " " + value(transactions.value(m));
            default -> "r " + key + " " + read(t, m);
        };
    }

    /** What a read of a transaction returned, {@code ?} if it did not: of a long list its end. */
    public String read(int t, int m) {
        if (transactions.outcome(t) != EventType.OK) {
            return "?";
        }
        int length = transactions.length(m);
        return length == Transactions.NO_LIST ? value(transactions.value(m)) : list(m, length);
    }

    /** What a read of a list shows up to a place: of a long list its end. */
    public String list(int m, int end) {
        int begin = end > SHOWN_MAX ? end - SHOWN_MAX + 1 : 0;
        StringBuilder text = new StringBuilder("[").append(begin > 0 ? "…" : "");
        for (int i = begin; i < end; i++) {
            text.append(i > 0 ? " " : "").append(value(transactions.element(m, i)));
        }
        return text.append(end < transactions.length(m) ? " …]" : "]").toString();
    }

    /** A value, by its handle. */
    public String value(long handle) {
        return word(transactions.valueOf(handle));
    }

    private static String word(Object value) {
        boolean isWord = value instanceof String text && text.matches("[A-Za-z][A-Za-z0-9_-]*");
        return isWord ? value.toString() : Text.of(value);
    }

    /** A key, such as: x. Or: key 3. */
    public String key(int key) {
        return EventWords.object(transactions.keyValue(key), "the object");
    }

    /** An event, with its time if that is known. */
    public String moment(int event) {
        return events.moment(event);
    }

    /** What is to be said of an anomaly: the text, then what each of the transactions is. */
    public Finding finding(TxnAnomaly anomaly, String text, int... involved) {
        return finding(anomaly, text, List.of(), involved);
    }

    /**
     * The same with edges for a report to draw; of a cycle the first sentence says what is wrong, and the text comes last. The details are {@code transactions}: of each {@code name}, {@code invocation}
     * (event), {@code process} and {@code operations} (a text for each micro-operation: {@code append y 2}, {@code r x [1 3]}, of a
     * long list the end, of a read that did not return {@code r x ?}); {@code edges}, as {@link Edge#details} says; and
     * {@code violates}: the weakest models that the anomaly violates. Besides the transactions, those whose reads are needed to
     * know an edge are among the operations of the finding.
     *
     * @param involved the transactions, those of a cycle in its order
     */
    public Finding finding(TxnAnomaly anomaly, String text, List<Edge> edges, int... involved) {
        Set<Integer> shown = new LinkedHashSet<>();
        for (int t : involved) {
            shown.add(t);
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("transactions", shown.stream().map(this::details).toList());
        details.put("edges", edges.stream().map(Edge::details).toList());
        details.put("violates", Violated.weakest(anomaly));
        for (Edge edge : edges) {
            if (edge.witness() >= 0) {
                shown.add(edge.witness());
            }
        }
        String all = shown.stream().map(t -> " " + introduction(t) + ".").collect(Collectors.joining());
        boolean isCycle = edges.size() > 1 && edges.size() == involved.length;
        return new Finding(
                anomaly.label(),
                isCycle ? headline(anomaly, edges, involved) + all + " " + text : text + all,
                shown.stream().map(transactions::invocation).toList(),
                details);
    }

    private String headline(TxnAnomaly anomaly, List<Edge> edges, int... involved) {
        long missed = edges.stream().filter(edge -> edge.type().equals("rw")).count();
        return Headline.of(anomaly, Arrays.stream(involved).mapToObj(this::name).toList(), missed);
    }

    private Map<String, Object> details(int t) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("name", name(t));
        details.put("invocation", (long) transactions.invocation(t));
        details.put("process", (long) transactions.process(t));
        details.put("operations", operations(t));
        return details;
    }

    private List<String> operations(int t) {
        List<String> operations = new ArrayList<>();
        for (int m = transactions.begin(t); m < transactions.end(t); m++) {
            operations.add(operation(t, m));
        }
        return operations;
    }
}
