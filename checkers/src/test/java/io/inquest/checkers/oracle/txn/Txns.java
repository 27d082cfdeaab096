package io.inquest.checkers.oracle.txn;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The transactions of a history: what the definitions say of one before they speak of any order. */
final class Txns {
    final List<Txn> all = new ArrayList<>();
    final Set<Object> keys = new LinkedHashSet<>();

    /** Whether the objects are lists; else they are registers. */
    final boolean areLists;

    /** The ok ones, and those of which nobody knows but from which some ok one read: what is in every order. */
    final List<Txn> committed = new ArrayList<>();

    /** Why nothing can be said for certain but what a read alone shows; null if nothing stands in the way. */
    final String unknown;

    /** Whether some transaction holds what is no micro-operation of lists or registers: it might have written anything. */
    final boolean mightHoldAnything;

    private String notUnderstood;

    Txns(History history) {
        Operations operations = history.operations();
        for (int i = 0; i < operations.size(); i++) {
            add(history, operations.invocation(i));
        }
        all.forEach(txn -> txn.mops().forEach(mop -> keys.add(mop.key())));
        areLists = all.stream().anyMatch(txn -> txn.mops().stream().anyMatch(Txns::isOfLists));
        all.stream().filter(txn -> txn.ok() || isRead(txn)).forEach(committed::add);
        mightHoldAnything = all.stream()
                .filter(txn -> !txn.failed())
                .anyMatch(txn -> !txn.mops().stream().allMatch(Mop::isKnown));
        unknown = notUnderstood != null ? notUnderstood : ambiguity();
    }

    private static boolean isOfLists(Mop mop) {
        return mop.f().equals("append") || (mop.reads() && mop.value() instanceof List);
    }

    private void add(History history, int invocation) {
        int completion = history.completion(invocation);
        EventType outcome = completion == History.NONE ? EventType.INFO : history.type(completion);
        if (!history.functionName(history.function(invocation)).equals("txn")) {
            if (outcome != EventType.FAIL) {
                notUnderstood = "an operation that is no transaction";
            }
            return;
        }
        List<Mop> asked = mops(history.valueOf(history.value(invocation)));
        List<Mop> done = outcome == EventType.OK ? mops(history.valueOf(history.value(completion))) : asked;
        List<Mop> mops = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Mop before = asked.get(i);
            Mop after = done.get(i);
            mops.add(before.reads() ? after : before);
            if (!before.isKnown() && outcome != EventType.FAIL) {
                notUnderstood = "a micro-operation " + before.f();
            }
        }
        all.add(new Txn(invocation, completion, history.process(invocation), outcome, mops));
    }

    static List<Mop> mops(Object value) {
        return ((List<?>) value).stream().map(Txns::mop).toList();
    }

    private static Mop mop(Object value) {
        List<?> parts = (List<?>) value;
        return new Mop((String) parts.get(0), parts.get(1), parts.get(2));
    }

    private boolean isRead(Txn writer) {
        return !writer.failed()
                && all.stream()
                        .flatMap(txn -> txn.reads().stream())
                        .anyMatch(read -> read.seen().stream()
                                .anyMatch(value -> writer.written(read.key()).contains(value)));
    }

    private String ambiguity() {
        boolean appends = all.stream()
                .anyMatch(txn -> txn.mops().stream().anyMatch(mop -> mop.f().equals("append")));
        boolean writes = all.stream()
                .anyMatch(txn -> txn.mops().stream().anyMatch(mop -> mop.f().equals("w")));
        if (appends && writes) {
            return "lists and registers in one";
        }
        for (Object key : keys) {
            List<Object> written = new ArrayList<>();
            all.stream().filter(txn -> !txn.failed()).forEach(txn -> written.addAll(txn.written(key)));
            if (written.contains(null) || new LinkedHashSet<>(written).size() < written.size()) {
                return "ambiguous values of " + key;
            }
        }
        return null;
    }

    /** Who wrote the value to the key, failed or not. */
    List<Txn> writers(Object key, Object value) {
        return all.stream().filter(txn -> txn.written(key).contains(value)).toList();
    }

    /** The one that wrote the value and did not fail; null if there is none. Where values are unique it is the only one. */
    Txn writer(Object key, Object value) {
        return value == null
                ? null
                : writers(key, value).stream()
                        .filter(txn -> !txn.failed())
                        .findFirst()
                        .orElse(null);
    }

    /** All reads of the key that say something. */
    List<Mop> reads(Object key) {
        return all.stream()
                .flatMap(txn -> txn.reads().stream())
                .filter(read -> Objects.equals(read.key(), key))
                .toList();
    }

    /** Who read from whom, each key for the first time. */
    Graph readsFrom() {
        Graph graph = new Graph(committed);
        for (Object key : keys) {
            for (Txn reader : committed) {
                Mop read = reader.firstRead(key);
                if (read != null) {
                    graph.add(Graph.Kind.WR, key, writer(key, read.lastSeen()), reader);
                }
            }
        }
        return graph;
    }
}
