package io.inquest.checkers.txn;

/** Which orders besides the dependencies of transactions count; each includes those before it. */
public enum TxnOrder {
    /** Write-write, write-read and read-write dependencies alone. */
    DEPENDENCIES(""),
    /** And the order of each session: one process. */
    SESSION("-process"),
    /** And real time, which includes the order of each session. */
    REAL_TIME("-realtime");

    private final String suffix;

    TxnOrder(String suffix) {
        this.suffix = suffix;
    }

    /** What the name of an anomaly that needs such an order ends with. */
    public String suffix() {
        return suffix;
    }
}
