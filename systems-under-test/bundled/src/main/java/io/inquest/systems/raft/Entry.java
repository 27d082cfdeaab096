package io.inquest.systems.raft;

/**
 * A log entry.
 *
 * @param term the term whose leader made it
 * @param client the address of the client that asked for it; {@link #NO_CLIENT} if none did
 * @param number the client's number of the request
 */
record Entry(long term, int client, long number, Command command) {
    static final int NO_CLIENT = -1;

    static Entry nothing(long term) {
        return new Entry(term, NO_CLIENT, 0, new Command.Nothing());
    }
}
