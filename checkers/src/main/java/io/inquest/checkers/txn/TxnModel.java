package io.inquest.checkers.txn;

import static io.inquest.checkers.txn.TxnAnomaly.CYCLIC_VERSIONS;
import static io.inquest.checkers.txn.TxnAnomaly.DUPLICATE_ELEMENTS;
import static io.inquest.checkers.txn.TxnAnomaly.FRACTURED_READ;
import static io.inquest.checkers.txn.TxnAnomaly.G0;
import static io.inquest.checkers.txn.TxnAnomaly.G1A;
import static io.inquest.checkers.txn.TxnAnomaly.G1B;
import static io.inquest.checkers.txn.TxnAnomaly.G1C;
import static io.inquest.checkers.txn.TxnAnomaly.G2_ITEM;
import static io.inquest.checkers.txn.TxnAnomaly.GARBAGE_READ;
import static io.inquest.checkers.txn.TxnAnomaly.G_NONADJACENT;
import static io.inquest.checkers.txn.TxnAnomaly.G_SINGLE;
import static io.inquest.checkers.txn.TxnAnomaly.INTERNAL;
import static io.inquest.checkers.txn.TxnAnomaly.LOST_UPDATE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A model of transactions, by the anomalies that it forbids: one of the seven plain ones, with the order of sessions
 * ({@code strong-session-}), or with real time ({@code strong-}; of serializable: {@code strict-}). It is violated
 * exactly by what it {@linkplain #forbids forbids}.
 *
 * <p>{@code txn-causal} is defined by an order besides, and none of these.
 */
public final class TxnModel {
    private static final List<TxnModel> ALL = new ArrayList<>();

    public static final TxnModel READ_UNCOMMITTED =
            plain("read-uncommitted", null, G0, DUPLICATE_ELEMENTS, GARBAGE_READ);
    public static final TxnModel READ_COMMITTED =
            plain("read-committed", READ_UNCOMMITTED, G1A, G1B, G1C, CYCLIC_VERSIONS);
    public static final TxnModel READ_ATOMIC = plain("read-atomic", READ_COMMITTED, INTERNAL, FRACTURED_READ);
    public static final TxnModel PARALLEL_SNAPSHOT_ISOLATION =
            plain("parallel-snapshot-isolation", READ_ATOMIC, LOST_UPDATE, G_SINGLE);
    public static final TxnModel SNAPSHOT_ISOLATION =
            plain("snapshot-isolation", PARALLEL_SNAPSHOT_ISOLATION, G_NONADJACENT);
    public static final TxnModel REPEATABLE_READ = plain("repeatable-read", READ_ATOMIC, LOST_UPDATE, G2_ITEM);
    public static final TxnModel SERIALIZABLE = plain("serializable", REPEATABLE_READ);
    public static final TxnModel STRONG_SESSION_SERIALIZABLE = SERIALIZABLE.with(TxnOrder.SESSION);
    public static final TxnModel STRICT_SERIALIZABLE = SERIALIZABLE.with(TxnOrder.REAL_TIME);

    private final String name;
    private final TxnModel plain;
    private final TxnOrder order;
    private final Set<TxnAnomaly> stated;
    private final Set<TxnAnomaly> forbidden;

    private TxnModel(String name, TxnModel plain, TxnOrder order, Set<TxnAnomaly> stated) {
        this.name = name;
        this.plain = plain == null ? this : plain;
        this.order = order;
        this.stated = stated;
        forbidden = EnumSet.noneOf(TxnAnomaly.class);
        for (TxnAnomaly anomaly : TxnAnomaly.values()) {
            if (!Collections.disjoint(anomaly.implied(), stated)) {
                forbidden.add(anomaly);
            }
        }
    }

    private static TxnModel plain(String name, TxnModel weaker, TxnAnomaly... more) {
        Set<TxnAnomaly> stated = EnumSet.noneOf(TxnAnomaly.class);
        stated.addAll(Arrays.asList(more));
        if (weaker != null) {
            stated.addAll(weaker.stated);
        }
        TxnModel model = new TxnModel(name, null, TxnOrder.DEPENDENCIES, stated);
        ALL.add(model);
        for (TxnOrder order : List.of(TxnOrder.SESSION, TxnOrder.REAL_TIME)) {
            Set<TxnAnomaly> withOrder = EnumSet.copyOf(stated);
            stated.forEach(anomaly -> withOrder.add(anomaly.with(order)));
            ALL.add(new TxnModel(name(name, order), model, order, withOrder));
        }
        return model;
    }

    private static String name(String plain, TxnOrder order) {
        if (order == TxnOrder.SESSION) {
            return "strong-session-" + plain;
        }
        return plain.equals("serializable") ? "strict-serializable" : "strong-" + plain;
    }

    /** Its name on the command line, such as {@code strong-session-snapshot-isolation}. */
    public String name() {
        return name;
    }

    /** The same model of dependencies alone. */
    public TxnModel plain() {
        return plain;
    }

    /** What orders it counts besides the dependencies. */
    public TxnOrder order() {
        return order;
    }

    /** The same model with that order. */
    public TxnModel with(TxnOrder other) {
        return ALL.stream()
                .filter(model -> model.plain == plain && model.order == other)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a history that has the anomaly violates it: it forbids that, or something that follows from it. */
    public boolean forbids(TxnAnomaly anomaly) {
        return forbidden.contains(anomaly);
    }

    /** All that violate it. */
    public Set<TxnAnomaly> forbidden() {
        return Collections.unmodifiableSet(forbidden);
    }

    /** Whether every history that satisfies this one satisfies the other. */
    public boolean implies(TxnModel other) {
        return forbidden.containsAll(other.forbidden);
    }

    /** All of them, the weakest plain ones first, each followed by its forms with sessions and real time. */
    public static List<TxnModel> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** The model of a name; null if there is none. */
    public static TxnModel of(String name) {
        return ALL.stream().filter(model -> model.name.equals(name)).findFirst().orElse(null);
    }

    @Override
    public String toString() {
        return name;
    }
}
