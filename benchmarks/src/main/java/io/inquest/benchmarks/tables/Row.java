package io.inquest.benchmarks.tables;

import io.inquest.benchmarks.histories.HistorySpec;
import io.inquest.checkers.Validity;
import java.util.List;

/**
 * A history whose check is timed.
 *
 * @param name what is printed
 * @param aimMillis how long the check should take at most
 * @param heapMebibytes what Java is given
 */
record Row(String name, HistorySpec spec, long aimMillis, int heapMebibytes) {
    private static final int MILLION = 1_000_000;
    private static final int HEAP = 4_096;
    private static final int SMALL_HEAP = 1_000;
    private static final int KEYS = 10_000;

    static final List<Row> ALL = List.of(
            new Row(
                    "one register, unique writes, 5 clients, 10,000",
                    HistorySpec.uniqueWrites(5, 10_000, 1),
                    100,
                    HEAP),
            new Row(
                    "one register, unique writes, 5 clients, 100,000",
                    HistorySpec.uniqueWrites(5, 100_000, 1),
                    1_000,
                    HEAP),
            new Row(
                    "one register, unique writes, 5 clients, 1,000,000",
                    HistorySpec.uniqueWrites(5, MILLION, 1),
                    2_000,
                    SMALL_HEAP),
            new Row(
                    "one register, unique writes, 100 clients, 1,000,000",
                    HistorySpec.uniqueWrites(100, MILLION, 1),
                    2_000,
                    SMALL_HEAP),
            new Row(
                    "one register, unique writes, 20 clients, 1,000",
                    HistorySpec.uniqueWrites(20, 1_000, 1),
                    100,
                    HEAP),
            new Row(
                    "one register, unique writes, 100 clients, 1,000",
                    HistorySpec.uniqueWrites(100, 1_000, 1),
                    100,
                    HEAP),
            new Row(
                    "10,000 keys, unique writes, 20 clients, 1,000,000",
                    HistorySpec.uniqueWrites(20, MILLION, KEYS),
                    1_000,
                    HEAP),
            new Row(
                    "10,000 keys, CAS, 20 clients, 1,000,000, 1 % indeterminate",
                    HistorySpec.cas(20, MILLION, KEYS, 10), 2_000, HEAP),
            new Row("one CAS register, 20 clients, 1,000, 1 %", HistorySpec.cas(20, 1_000, 1, 10), 100, HEAP),
            new Row("one CAS register, 20 clients, 10,000, 1 %", HistorySpec.cas(20, 10_000, 1, 10), 1_000, HEAP),
            new Row("one CAS register, 30 clients, 1,000, 1 %", HistorySpec.cas(30, 1_000, 1, 10), 5_000, HEAP),
            new Row(
                    "one CAS register, 5 clients, 10,000, 1 %, a stale read",
                    HistorySpec.cas(5, 10_000, 1, 10).withStaleRead(), 5_000, HEAP),
            new Row(
                    "one CAS register, 10 clients, 10,000, 1 %, a stale read",
                    HistorySpec.cas(10, 10_000, 1, 10).withStaleRead(), 5_000, HEAP),
            new Row(
                    "one CAS register, 5 clients, 1,000, 5 %, a stale read",
                    HistorySpec.cas(5, 1_000, 1, 50).withStaleRead(), 5_000, HEAP));

    /** What the verdict has to be. */
    Validity expected() {
        return spec.stale() ? Validity.INVALID : Validity.VALID;
    }
}
