package io.inquest.checkers.shrink;

import io.inquest.checkers.Verdict;
import io.inquest.history.History;

/**
 * What was left of a history.
 *
 * @param verdict on it: invalid, unless the whole was not
 * @param minimal whether none of its operations can be left out with those that need it so that it is still found invalid;
 *     false also where time was up before that was known
 * @param checks how often the checker was asked
 */
public record Shrunk(History history, Verdict verdict, boolean minimal, int checks) {}
