package io.inquest.cluster.sim;

/** A process that ended because its program threw. */
public record Crash(String node, long timeNanos, Throwable cause) {
    /** A sentence for a person; the stack trace is in the cause. */
    public String describe() {
        return node + " crashed at " + timeNanos + " ns: its program threw " + cause;
    }
}
