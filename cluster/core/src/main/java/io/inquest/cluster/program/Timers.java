package io.inquest.cluster.program;

/** A program's timers, by numbers it chooses. They run on the node's own clock and die with its process. */
public interface Timers {
    /** Calls {@code onTimer(timer)} after the delay; a timer already set under the number is set anew. */
    void set(long timer, long delayNanos);

    void cancel(long timer);
}
