package io.inquest.checkers.model;

/** An object to which it matters who calls: its {@link Call}s have a process. Without need it makes searches longer. */
public interface TellsCallersApart {}
