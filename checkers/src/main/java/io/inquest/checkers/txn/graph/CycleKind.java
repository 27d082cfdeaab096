package io.inquest.checkers.txn.graph;

/** The kinds of cycles that are told apart, each with the type of edge that it is looked for by. */
public enum CycleKind {
    /** Of write-write dependencies. */
    WRITES(EdgeType.WW, EdgeType.WW.bit()),
    /** Of write-write and write-read dependencies, at least one of these. */
    INFORMATION(EdgeType.WR, EdgeType.WW.bit() | EdgeType.WR.bit()),
    /** With exactly one read-write dependency. */
    SINGLE(EdgeType.RW, EdgeType.WW.bit() | EdgeType.WR.bit() | EdgeType.RW_ON.bit()),
    /** With read-write dependencies, no two next to each other. */
    NONADJACENT(EdgeType.RW, EdgeType.DEPENDENCIES),
    /** With read-write dependencies. */
    ANY(EdgeType.RW, EdgeType.DEPENDENCIES);

    private final EdgeType first;
    private final int types;

    CycleKind(EdgeType first, int types) {
        this.first = first;
        this.types = types;
    }

    /** A type of edge that each such cycle has. */
    EdgeType first() {
        return first;
    }

    /** The types of the other edges, besides orders. */
    int types() {
        return types;
    }

    int bit() {
        return 1 << ordinal();
    }
}
