package io.inquest.cluster.ability;

/** The one-way connection from one node to another, by their numbers, or between a node and all {@link #CLIENTS}. */
public record Link(int from, int to) {
    /** In place of a node's number: all clients together. */
    public static final int CLIENTS = -1;
}
