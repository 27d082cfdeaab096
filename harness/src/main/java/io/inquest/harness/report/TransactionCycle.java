package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cycle of transactions that a finding is about, as its details tell it: each transaction depends on the one before
 * it, and the first on the last.
 *
 * @param transactions in the order of the cycle
 * @param edges the n-th leads from the n-th transaction to the next
 */
record TransactionCycle(List<Member> transactions, List<Edge> edges) {
    private static final int LENGTH_MAX = 24;
    private static final int NO_OPERATION = -1;

    TransactionCycle {
        transactions = List.copyOf(transactions);
        edges = List.copyOf(edges);
    }

    /** @param name what sentences call it */
    record Member(String name, int invocation) {}

    /**
     * One depends on another.
     *
     * @param type {@code ww}, {@code wr}, {@code rw}, {@code so} or {@code rt}
     * @param key what it is about, as it is shown; empty if it is about no key
     * @param from the micro-operation of the one, counted from 0; negative if it is none
     * @param to that of the other
     */
    record Edge(String type, String key, int from, int to, String sentence) {
        boolean isOfOperations() {
            return !type.equals("so") && !type.equals("rt");
        }

        /** What stands beside the arrow. */
        String label() {
            return switch (type) {
                case "so" -> "same process, later";
                case "rt" -> "began after it ended";
                default -> key.isEmpty() ? type : type + " on " + key;
            };
        }
    }

    /** Empty if the finding tells of no cycle, or of one that is too long to draw. Nothing in the details is trusted. */
    static Optional<TransactionCycle> of(LoadedRun run, Map<String, Object> details) {
        if (!(details.get("transactions") instanceof List<?> transactions)
                || !(details.get("edges") instanceof List<?> edges)
                || edges.size() != transactions.size()
                || edges.size() < 2
                || edges.size() > LENGTH_MAX) {
            return Optional.empty();
        }
        List<Member> members = new ArrayList<>();
        for (Object transaction : transactions) {
            if (!(transaction instanceof Map<?, ?> map)
                    || !(map.get("invocation") instanceof Long invocation)
                    || !(map.get("name") instanceof String name)
                    || !isTransaction(run, invocation)) {
                return Optional.empty();
            }
            members.add(new Member(Display.text(name, 20), invocation.intValue()));
        }
        List<Edge> drawn = new ArrayList<>();
        for (Object edge : edges) {
            String from = members.get(drawn.size()).name();
            String to = members.get((drawn.size() + 1) % members.size()).name();
            if (!(edge instanceof Map<?, ?> map)
                    || !(map.get("type") instanceof String type)
                    || !from.equals(map.get("from"))
                    || !to.equals(map.get("to"))) {
                return Optional.empty();
            }
            drawn.add(new Edge(
                    Display.text(type, 8),
                    map.get("key") == null ? "" : TransactionText.key(map.get("key")),
                    operation(map.get("fromOperation")),
                    operation(map.get("toOperation")),
                    map.get("text") instanceof String sentence ? Display.text(sentence, 1000) : ""));
        }
        return Optional.of(new TransactionCycle(members, drawn));
    }

    private static boolean isTransaction(LoadedRun run, long invocation) {
        return invocation == (int) invocation
                && run.isInvocation((int) invocation)
                && TransactionText.isTransaction(run.history(), (int) invocation);
    }

    private static int operation(Object number) {
        return number instanceof Long n && n == n.intValue() ? n.intValue() : NO_OPERATION;
    }

    int size() {
        return edges.size();
    }

    /** The micro-operations of the n-th transaction that make edges: of the one that leads to it, and from it. */
    List<Integer> told(int n) {
        Edge into = edges.get((n + size() - 1) % size());
        Edge out = edges.get(n);
        List<Integer> told = new ArrayList<>();
        if (into.isOfOperations() && into.to() >= 0) {
            told.add(into.to());
        }
        if (out.isOfOperations() && out.from() >= 0) {
            told.add(out.from());
        }
        return told;
    }
}
