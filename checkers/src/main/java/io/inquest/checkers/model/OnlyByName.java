package io.inquest.checkers.model;

/**
 * An object that a history is taken to be about only where somebody says so: its functions are those of another, which
 * is the likelier one.
 */
public interface OnlyByName {}
