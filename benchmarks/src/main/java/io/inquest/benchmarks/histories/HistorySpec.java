package io.inquest.benchmarks.histories;

/**
 * A history to generate: of registers, one a key, that are linearizable.
 *
 * @param clients each invokes its next operation as soon as the last one is over
 * @param operations how many are invoked, of all clients together
 * @param keys how many registers
 * @param functions what the clients do
 * @param indeterminatePerMille of a thousand operations, how many nobody hears the end of
 * @param stale whether a read completed after nine tenths of the operations returns the initial value, which was
 *     overwritten long before: then the history is not linearizable, and is up to that read
 */
public record HistorySpec(
        int clients, int operations, int keys, Functions functions, int indeterminatePerMille, boolean stale) {

    /** What clients do, each in equal shares. */
    public enum Functions {
        /** {@code read}, and {@code write} of a value that no other operation writes. */
        READS_AND_UNIQUE_WRITES,
        /** {@code read}, and {@code write} and {@code cas} of the values 0 to 4. */
        READS_WRITES_AND_CAS
    }

    public static HistorySpec uniqueWrites(int clients, int operations, int keys) {
        return new HistorySpec(clients, operations, keys, Functions.READS_AND_UNIQUE_WRITES, 0, false);
    }

    public static HistorySpec cas(int clients, int operations, int keys, int indeterminatePerMille) {
        return new HistorySpec(clients, operations, keys, Functions.READS_WRITES_AND_CAS, indeterminatePerMille, false);
    }

    public HistorySpec withStaleRead() {
        return new HistorySpec(clients, operations, keys, functions, indeterminatePerMille, true);
    }
}
