package io.inquest.checkers.linear;

import java.util.List;

/** A test that decides a part of one kind of object at once, without a search, where it applies. */
interface Direct {
    /** Whether it found what excludes every linearization. */
    boolean contradicts();

    /** The operations in linearized order, if there is no contradiction. */
    int[] linearization();

    /** What excludes what, in sentences, if there is a contradiction. */
    String explanation(Phrases phrases);

    /** The invocations of the operations that the explanation is about. */
    List<Integer> evidence();
}
