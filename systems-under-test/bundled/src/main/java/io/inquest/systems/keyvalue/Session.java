package io.inquest.systems.keyvalue;

/**
 * The last command of a client that was applied, so that a copy of it is not applied again.
 *
 * @param number the client's number of the request
 */
public record Session(long number, Result result) {}
