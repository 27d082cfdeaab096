package io.inquest.checkers.model;

/** An object that says its calls in its own words, where "dequeue null" would say little. */
public interface Words {
    /** The call and how it ended, such as "dequeue of 3". */
    String of(Call call);
}
