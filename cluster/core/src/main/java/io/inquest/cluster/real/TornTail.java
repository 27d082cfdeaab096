package io.inquest.cluster.real;

/**
 * The end of a file that a crash left half written, cut off when the disk was opened.
 *
 * @param keptBytes how much of the file was good
 * @param cutBytes how much was not
 */
public record TornTail(String file, long keptBytes, long cutBytes) {}
