package io.inquest.checkers.oracle.objects;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The anomalies of a broadcast: {@code broadcast} v, {@code deliver} → v, or null where there is nothing. */
final class Broadcasts {
    private final List<Op> ops;
    private final List<Op> delivers;
    private final Set<Object> receivers = new LinkedHashSet<>();

    private Broadcasts(List<Op> ops) {
        this.ops = ops;
        this.delivers = ops.stream().filter(op -> op.is("deliver") && op.ok()).toList();
        delivers.forEach(deliver -> receivers.add(receiver(deliver)));
    }

    static Set<String> anomalies(List<Op> ops) {
        Broadcasts broadcasts = new Broadcasts(ops);
        Set<String> found = new TreeSet<>();
        for (Op deliver : broadcasts.delivers) {
            Object value = deliver.result();
            int sent = value == null ? 0 : broadcasts.broadcasts(value).size();
            if (value != null && sent == 0) {
                found.add("unexpected");
            } else if (value != null
                    && broadcasts.delivers(receiver(deliver), value).size() > sent) {
                found.add("duplicated");
            } else if (value == null && broadcasts.hasLost(deliver)) {
                found.add("lost");
            }
        }
        broadcasts.findOrders(found);
        return found;
    }

    /** The node, a string, or where there is none the process, a number. */
    private static Object receiver(Op deliver) {
        return deliver.node() == null ? (Object) deliver.process() : deliver.node();
    }

    private List<Op> broadcasts(Object value) {
        return ops.stream()
                .filter(op ->
                        op.is("broadcast") && !op.failed() && op.argument().equals(value))
                .toList();
    }

    private List<Op> delivers(Object receiver, Object value) {
        return delivers.stream()
                .filter(op -> receiver(op).equals(receiver) && value.equals(op.result()))
                .toList();
    }

    private boolean hasLost(Op nothing) {
        Object receiver = receiver(nothing);
        Set<Object> missing = new LinkedHashSet<>();
        for (Op op : ops) {
            if (op.is("broadcast") && op.rt(nothing) && wasThere(receiver, op)) {
                missing.add(op.argument());
            }
        }
        missing.removeIf(value -> !delivers(receiver, value).isEmpty());
        long perhapsTaken = ops.stream()
                .filter(op -> op.is("deliver") && op.info() && op.invocation() < nothing.completion())
                .filter(op -> op.askedNode() == null || op.askedNode().equals(receiver))
                .count();
        return missing.size() > perhapsTaken;
    }

    /** A process is sure to be a receiver only once it received. */
    private boolean wasThere(Object receiver, Op broadcast) {
        return receiver instanceof String
                || delivers.stream().anyMatch(op -> receiver(op).equals(receiver) && op.rt(broadcast));
    }

    private void findOrders(Set<String> found) {
        List<Op> once = ops.stream()
                .filter(op -> op.is("broadcast")
                        && !op.failed()
                        && broadcasts(op.argument()).size() == 1)
                .toList();
        boolean[][] causal = new boolean[once.size()][once.size()];
        boolean[][] total = new boolean[once.size()][once.size()];
        for (int a = 0; a < once.size(); a++) {
            for (int b = 0; b < once.size(); b++) {
                Op sent = once.get(a);
                Op later = once.get(b);
                causal[a][b] = sent.so(later) || deliveredBeforeSending(sent, later);
                total[a][b] = receivers.stream().anyMatch(receiver -> deliveredBefore(receiver, sent, later));
                if (sent.so(later) && receivers.stream().anyMatch(receiver -> deliveredBefore(receiver, later, sent))) {
                    found.add("fifo-order");
                }
            }
        }
        close(causal);
        close(total);
        for (int a = 0; a < once.size(); a++) {
            for (int b = 0; b < once.size(); b++) {
                Op sent = once.get(a);
                Op later = once.get(b);
                if (causal[a][b] && receivers.stream().anyMatch(receiver -> deliveredBefore(receiver, later, sent))) {
                    found.add("causal-order");
                }
            }
            if (total[a][a]) {
                found.add("total-order");
            }
        }
    }

    private boolean deliveredBeforeSending(Op sent, Op later) {
        return delivers.stream()
                .anyMatch(op -> sent.argument().equals(op.result())
                        && op.process() == later.process()
                        && op.completion() < later.invocation());
    }

    private boolean deliveredBefore(Object receiver, Op one, Op other) {
        List<Op> first = new ArrayList<>(delivers(receiver, one.argument()));
        List<Op> second = new ArrayList<>(delivers(receiver, other.argument()));
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        return earliest(first).rt(earliest(second));
    }

    private static Op earliest(List<Op> delivers) {
        Op earliest = delivers.get(0);
        for (Op deliver : delivers) {
            earliest = deliver.completion() < earliest.completion() ? deliver : earliest;
        }
        return earliest;
    }

    private static void close(boolean[][] relation) {
        for (int k = 0; k < relation.length; k++) {
            for (int i = 0; i < relation.length; i++) {
                for (int j = 0; j < relation.length; j++) {
                    relation[i][j] |= relation[i][k] && relation[k][j];
                }
            }
        }
    }
}
