package io.inquest.systems.mvcc;

/**
 * Which commits a transaction sees: those up to one.
 *
 * @param upTo the index of the last commit that it sees, whoever made it
 * @param upToOwn further commits, up to this index, it sees only of clients whose address has its own client's parity.
 *     The same as the other where no bug is
 * @param client the address of its client
 */
record Snapshot(long upTo, long upToOwn, int client) {
    static Snapshot of(long upTo, int client) {
        return new Snapshot(upTo, upTo, client);
    }

    boolean sees(Version version) {
        return version.index() <= upTo || (version.index() <= upToOwn && ((version.client() ^ client) & 1) == 0);
    }
}
