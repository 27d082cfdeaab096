package io.inquest.checkers.linear.containers;

/** The words for events and operations in explanations; both are given by the index of the event. */
public interface Telling {
    /** Such as: process 2's pop of 3 (event 17). */
    String operation(int invocation);

    /** Such as: event 17 (at 0.030 s). */
    String moment(int event);

    /** The value of an event. */
    String value(int event);
}
