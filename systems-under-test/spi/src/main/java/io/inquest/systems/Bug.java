package io.inquest.systems;

/** A bug that a bundled store can be given on purpose. */
public record Bug(String name, String summary) {}
