package io.inquest.checkers.txn.registers;

import io.inquest.checkers.txn.TxnAnomaly;
import io.inquest.checkers.txn.TxnModel;

/** Which cycles a model forbids that counts read-write dependencies. */
enum Shape {
    /** Any. */
    ANY(TxnAnomaly.G2_ITEM),
    /**
     * Those in which no two read-write dependencies are next to each other. With a node for the beginning of each transaction and
     * one for its end, they are the cycles of a graph: a read-write dependency leads from the beginning of a transaction to the
     * end of another one, any other from an end to a beginning (Zhang et al., Viper, EuroSys 2023).
     */
    NO_ADJACENT(TxnAnomaly.G_NONADJACENT),
    /** Those with exactly one read-write dependency, or none. */
    AT_MOST_ONE(TxnAnomaly.G_SINGLE);

    /** What is there, at the least, in a history that has such a cycle whatever the order of versions. */
    final TxnAnomaly anomaly;

    Shape(TxnAnomaly anomaly) {
        this.anomaly = anomaly;
    }

    static Shape of(TxnModel plain) {
        if (plain == TxnModel.PARALLEL_SNAPSHOT_ISOLATION) {
            return AT_MOST_ONE;
        }
        return plain == TxnModel.SNAPSHOT_ISOLATION ? NO_ADJACENT : ANY;
    }
}
