package io.inquest.checkers.txn.graph;

import java.util.Locale;

/** What an edge between transactions says. */
public enum EdgeType {
    /** The second made the version of a key that replaced the first one's. */
    WW,
    /** The second read the version of a key that the first one made. */
    WR,
    /** The second made the version of a key that replaced the one that the first read. */
    RW,
    /**
     * From an auxiliary node on: the edges {@link #RW} to such a node and those of this type after it stand for one {@code
     * RW} each to the transactions that they lead to. Nothing but {@code RW} and these leads to such a node.
     */
    RW_ON,
    /** The first completed before the same process invoked the second. */
    SO,
    /** The first completed before the second was invoked; through auxiliary nodes. */
    RT;

    private static final EdgeType[] ALL = values();

    /** Dependencies, without orders of sessions and real time. */
    public static final int DEPENDENCIES = WW.bit() | WR.bit() | RW.bit() | RW_ON.bit();

    /** Its bit in a set of types. */
    public int bit() {
        return 1 << ordinal();
    }

    /** Its short name: {@code ww}, {@code wr}, {@code rw}, {@code so}, {@code rt}. */
    public String word() {
        return this == RW_ON ? RW.word() : name().toLowerCase(Locale.ROOT);
    }

    static EdgeType of(int ordinal) {
        return ALL[ordinal];
    }
}
