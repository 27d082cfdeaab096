package io.inquest.systems.keyvalue;

/**
 * An entry of a replicated log.
 *
 * @param term the number of the leadership in which it was made: a term, a view
 * @param client the address of the client that asked for it; {@link #NO_CLIENT} if none did
 * @param number the client's number of the request
 */
public record Entry(long term, int client, long number, Command command) {
    public static final int NO_CLIENT = -1;

    public static Entry nothing(long term) {
        return new Entry(term, NO_CLIENT, 0, new Command.Nothing());
    }
}
