package io.inquest.checkers.model;

/** An object whose states may be large, so that an explanation has to say in what a read differs from them. */
public interface Contrasts {
    /** What is wrong with the read in that state, such as "lacks 3, shows 4 twice"; the read is not legal there. */
    String contrast(Object state, Call read);
}
