package io.inquest.checkers.txn.lists;

import io.inquest.checkers.txn.Edge;
import io.inquest.checkers.txn.EdgeSource;
import io.inquest.checkers.txn.TxnWords;
import io.inquest.checkers.txn.graph.EdgeType;
import io.inquest.history.Transactions;
import java.util.Arrays;

/** What makes the dependencies between transactions of lists. */
final class ListReasons implements EdgeSource {
    private static final int NONE = -1;

    private final Versions versions;
    private final Transactions transactions;
    private final TxnWords words;

    ListReasons(Versions versions, TxnWords words) {
        this.versions = versions;
        this.transactions = versions.transactions();
        this.words = words;
    }

    @Override
    public Edge explain(int from, int to, EdgeType type) {
        return switch (type) {
            case SO -> new Edge(from, to, type.word(), null, NONE, NONE, order(from, to, "the same process invoked "));
            case RT -> new Edge(from, to, type.word(), null, NONE, NONE, order(from, to, ""));
            default -> dependency(from, to, type);
        };
    }

    private String order(int from, int to, String session) {
        String second = session.isEmpty() ? words.name(to) + " was invoked" : session + words.name(to);
        return words.name(from) + " completed (" + words.moment(transactions.completion(from)) + ") before " + second
                + " (" + words.moment(transactions.invocation(to)) + ")";
    }

    private Edge dependency(int from, int to, EdgeType type) {
        int[] pair = pair(from, to, type);
        int first = pair[0];
        int second = pair[1];
        int witness = type == EdgeType.WR ? NONE : witness(first, second, type);
        return new Edge(
                from,
                to,
                type.word(),
                transactions.keyValue(transactions.key(first)),
                first - transactions.begin(from),
                second - transactions.begin(to),
                text(from, to, first, second, type) + shown(second, witness),
                witness == NONE ? NONE : Witnesses.transactionOf(transactions, witness));
    }

    private String text(int from, int to, int first, int second, EdgeType type) {
        String key = words.key(transactions.key(first));
        return switch (type) {
            case WW ->
                words.name(to) + " appended " + words.value(transactions.value(second)) + " to " + key + " after "
                        + words.name(from) + " had appended " + words.value(transactions.value(first));
            case WR ->
                words.name(to) + " read " + words.read(to, second) + " from " + key + ", the last of which "
                        + words.name(from) + " appended";
            default ->
                words.name(from) + " read " + words.read(from, first) + " from " + key + ", without the "
                        + words.value(transactions.value(second)) + " that " + words.name(to) + " appended";
        };
    }

    /** A read that shows where the second comes; or, of what no read shows, the first. */
    private int witness(int first, int second, EdgeType type) {
        int key = transactions.key(second);
        int position = versions.position(second);
        if (position != Versions.NONE) {
            return Witnesses.showing(versions, key, position);
        }
        return type == EdgeType.WW ? Witnesses.showing(versions, key, versions.position(first)) : NONE;
    }

    /** What the witness of a place shows. */
    private String shown(int second, int witness) {
        if (witness == NONE) {
            return "";
        }
        int t = Witnesses.transactionOf(transactions, witness);
        int position = versions.position(second);
        return position == Versions.NONE
                ? ", which no read shows: " + words.name(t) + " read " + words.read(t, witness)
                : ": " + words.name(t) + " read " + words.list(witness, position + 1);
    }

    @Override
    public int[] keys(int from, int to, EdgeType type) {
        int[] keys = new int[0];
        for (int first = transactions.begin(from); first < transactions.end(from); first++) {
            if (second(from, to, first, type) != NONE) {
                keys = Arrays.copyOf(keys, keys.length + 1);
                keys[keys.length - 1] = transactions.key(first);
            }
        }
        return keys;
    }

    private int[] pair(int from, int to, EdgeType type) {
        for (int first = transactions.begin(from); first < transactions.end(from); first++) {
            int second = second(from, to, first, type);
            if (second != NONE) {
                return new int[] {first, second};
            }
        }
        for (int first = transactions.begin(from); type == EdgeType.RW && first < transactions.end(from); first++) {
            int second = versions.isFirstRead(first) ? later(to, first) : NONE;
            if (second != NONE) {
                return new int[] {first, second};
            }
        }
        throw new IllegalStateException("nothing makes T" + to + " depend on T" + from + " by " + type);
    }

    /** The micro-operation of the second that depends on one of the first, or {@link #NONE}. */
    private int second(int from, int to, int first, EdgeType type) {
        int key = transactions.key(first);
        boolean isAppend = transactions.kind(first) == Transactions.APPEND;
        return switch (type) {
            case WW -> isAppend && !versions.isIncompatible(key) ? next(from, to, first) : NONE;
            case WR -> isAppend ? reader(to, first) : NONE;
            default ->
                versions.isFirstRead(first) && !versions.isIncompatible(key)
                        ? appended(to, key, transactions.length(first))
                        : NONE;
        };
    }

    private int next(int from, int to, int append) {
        int place = versions.position(append);
        int key = transactions.key(append);
        return place == Versions.NONE || versions.writer(key, place) != from ? NONE : appended(to, key, place + 1);
    }

    private int reader(int to, int append) {
        int key = transactions.key(append);
        for (int m = transactions.begin(to); m < transactions.end(to); m++) {
            if (transactions.key(m) == key
                    && versions.isFirstRead(m)
                    && transactions.length(m) > 0
                    && transactions.element(m, transactions.length(m) - 1) == transactions.value(append)) {
                return m;
            }
        }
        return NONE;
    }

    /** An append of a transaction that comes after the version that was read, if not next after it. */
    private int later(int to, int read) {
        for (int m = transactions.begin(to); m < transactions.end(to); m++) {
            boolean isLater = transactions.key(m) == transactions.key(read)
                    && transactions.kind(m) == Transactions.APPEND
                    && (versions.position(m) == Versions.NONE || versions.position(m) >= transactions.length(read));
            if (isLater) {
                return m;
            }
        }
        return NONE;
    }

    /** The append of a transaction that comes next in the versions of a key from that place on. */
    private int appended(int to, int key, int from) {
        int place = versions.next(key, from);
        boolean isLast = place >= versions.length(key);
        for (int m = transactions.begin(to); m < transactions.end(to); m++) {
            if (transactions.key(m) == key
                    && transactions.kind(m) == Transactions.APPEND
                    && versions.position(m) == (isLast ? Versions.NONE : place)) {
                return m;
            }
        }
        return NONE;
    }
}
