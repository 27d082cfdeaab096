package io.inquest.harness.runner;

import io.inquest.history.Event;

/** Is told how a run goes on. Called on the run's thread; must be quick. */
public interface RunListener {
    RunListener NONE = new RunListener() {};

    /** What the run is doing now, in a word or two, such as {@code setting up}. */
    default void phase(String name, long timeNanos) {}

    /** A generator had something to say. */
    default void note(String message, long timeNanos) {}

    /** An event was recorded. */
    default void event(Event event) {}

    /** Nothing need have happened; in the real world this comes a few times a second. */
    default void pulse(long timeNanos) {}

    /** Tells another one too, after this one. */
    default RunListener and(RunListener other) {
        RunListener first = this;
        return new RunListener() {
            @Override
            public void phase(String name, long timeNanos) {
                first.phase(name, timeNanos);
                other.phase(name, timeNanos);
            }

            @Override
            public void note(String message, long timeNanos) {
                first.note(message, timeNanos);
                other.note(message, timeNanos);
            }

            @Override
            public void event(Event event) {
                first.event(event);
                other.event(event);
            }

            @Override
            public void pulse(long timeNanos) {
                first.pulse(timeNanos);
                other.pulse(timeNanos);
            }
        };
    }
}
