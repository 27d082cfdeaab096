package io.inquest.checkers.txn;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can be wrong with transactions, after Adya (Weak consistency: a generalized theory and optimistic implementations
 * for distributed transactions, 1999) and Kingsbury and Alvaro (Elle, VLDB 2020). A name that ends with {@code
 * -process} or {@code -realtime} is the same that needs an edge of that order. Those that weak models forbid come first, and
 * those with names of their own before those that follow from them.
 */
public enum TxnAnomaly {
    /** A read of a value that nobody tried to write. */
    GARBAGE_READ("garbage-read"),
    /** A list that has an element twice. */
    DUPLICATE_ELEMENTS("duplicate-elements"),
    /** A cycle of write-write dependencies. */
    G0("G0"),
    G0_PROCESS(G0, TxnOrder.SESSION),
    G0_REALTIME(G0, TxnOrder.REAL_TIME),
    /** A version that a committed transaction made of one of a transaction that failed. */
    DIRTY_UPDATE("dirty-update"),
    /** Reads of one list of which neither is the beginning of the other. */
    INCOMPATIBLE_ORDER("incompatible-order"),
    /** A read of a value of a transaction that failed. */
    G1A("G1a"),
    /** A read of a value that its writer, another transaction, overwrote itself. */
    G1B("G1b"),
    /** A read of a value that its own transaction writes later. */
    FUTURE_READ("future-read"),
    /** The order of the versions of a key contradicts itself. */
    CYCLIC_VERSIONS("cyclic-versions"),
    CYCLIC_VERSIONS_PROCESS(CYCLIC_VERSIONS, TxnOrder.SESSION),
    CYCLIC_VERSIONS_REALTIME(CYCLIC_VERSIONS, TxnOrder.REAL_TIME),
    /** A cycle of write-write and write-read dependencies. */
    G1C("G1c"),
    G1C_PROCESS(G1C, TxnOrder.SESSION),
    G1C_REALTIME(G1C, TxnOrder.REAL_TIME),
    /** A read that contradicts an earlier read or write of its own transaction. */
    INTERNAL("internal"),
    /** A transaction sees one write of another, and elsewhere what was there before another write of it. */
    FRACTURED_READ("fractured-read"),
    FRACTURED_READ_PROCESS(FRACTURED_READ, TxnOrder.SESSION),
    FRACTURED_READ_REALTIME(FRACTURED_READ, TxnOrder.REAL_TIME),
    /** Two transactions read the same version of a key, and both write it. */
    LOST_UPDATE("lost-update"),
    /** A cycle with exactly one read-write dependency. */
    G_SINGLE("G-single"),
    G_SINGLE_PROCESS(G_SINGLE, TxnOrder.SESSION),
    G_SINGLE_REALTIME(G_SINGLE, TxnOrder.REAL_TIME),
    /** Two readers each see one of two writes, and not the other one's. */
    LONG_FORK("long-fork"),
    /** A cycle with read-write dependencies, no two of them next to each other. */
    G_NONADJACENT("G-nonadjacent"),
    G_NONADJACENT_PROCESS(G_NONADJACENT, TxnOrder.SESSION),
    G_NONADJACENT_REALTIME(G_NONADJACENT, TxnOrder.REAL_TIME),
    /** Two transactions each overwrite what the other has read, on different keys. */
    WRITE_SKEW("write-skew"),
    /** A cycle with read-write dependencies. */
    G2_ITEM("G2-item"),
    G2_ITEM_PROCESS(G2_ITEM, TxnOrder.SESSION),
    G2_ITEM_REALTIME(G2_ITEM, TxnOrder.REAL_TIME);

    private static final Map<TxnAnomaly, Set<TxnAnomaly>> IMPLIED = closure();

    private final String label;
    private final TxnAnomaly plain;
    private final TxnOrder order;

    TxnAnomaly(String label) {
        this.label = label;
        this.plain = this;
        this.order = TxnOrder.DEPENDENCIES;
    }

    TxnAnomaly(TxnAnomaly plain, TxnOrder order) {
        this.label = plain.label + order.suffix();
        this.plain = plain;
        this.order = order;
    }

    /** Its name in findings and on the command line, such as {@code G-single-process}. */
    public String label() {
        return label;
    }

    /** The same without what the name says of the order that it needs. */
    public TxnAnomaly plain() {
        return plain;
    }

    /** The order that it needs. */
    public TxnOrder order() {
        return order;
    }

    /** The same that needs an edge of that order; itself if there is no such form of it. */
    public TxnAnomaly with(TxnOrder other) {
        return Arrays.stream(values())
                .filter(form -> form.plain == plain && form.order == other)
                .findFirst()
                .orElse(this);
    }

    /** All that is there wherever this is: itself, and what follows from it, one after the other. */
    public Set<TxnAnomaly> implied() {
        return IMPLIED.get(this);
    }

    public boolean implies(TxnAnomaly other) {
        return implied().contains(other);
    }

    /** The anomaly of a name; null if there is none. */
    public static TxnAnomaly of(String label) {
        return Arrays.stream(values())
                .filter(anomaly -> anomaly.label.equals(label))
                .findFirst()
                .orElse(null);
    }

    private static List<TxnAnomaly> stated(TxnAnomaly plain) {
        return switch (plain) {
            case G0, CYCLIC_VERSIONS, FUTURE_READ -> List.of(G1C);
            case LOST_UPDATE, FRACTURED_READ -> List.of(G_SINGLE);
            case G_SINGLE, LONG_FORK -> List.of(G_NONADJACENT);
            case G_NONADJACENT, WRITE_SKEW -> List.of(G2_ITEM);
            case DIRTY_UPDATE, INCOMPATIBLE_ORDER -> List.of(G1A);
            default -> List.of();
        };
    }

    private static Map<TxnAnomaly, Set<TxnAnomaly>> closure() {
        Map<TxnAnomaly, Set<TxnAnomaly>> closed = new EnumMap<>(TxnAnomaly.class);
        for (TxnAnomaly anomaly : values()) {
            Set<TxnAnomaly> implied = EnumSet.noneOf(TxnAnomaly.class);
            follow(anomaly, implied);
            closed.put(anomaly, Collections.unmodifiableSet(implied));
        }
        return closed;
    }

    private static void follow(TxnAnomaly anomaly, Set<TxnAnomaly> implied) {
        if (implied.add(anomaly)) {
            stated(anomaly.plain).forEach(other -> follow(other.with(anomaly.order), implied));
            for (TxnOrder weaker : TxnOrder.values()) {
                if (weaker.compareTo(anomaly.order) > 0) {
                    follow(anomaly.with(weaker), implied);
                }
            }
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
