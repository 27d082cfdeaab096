package io.inquest.cluster.ability;

/** The one-way connection from one node to another, by their numbers. */
public record Link(int from, int to) {}
