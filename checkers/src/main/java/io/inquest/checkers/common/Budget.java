package io.inquest.checkers.common;

import io.inquest.checkers.CheckContext;

/** What is left of a check's time, and when nobody waits for it any more. */
public final class Budget {
    /** Why a search ended before it was done. */
    public enum Stop {
        STEPS("step-budget", "the quick first look was not enough"),
        TIME("time-budget", "its time was up"),
        MEMORY("memory-budget", "its tables had reached the memory they may hold"),
        CANCELLED("cancelled", "the check was cancelled");

        public final String type;
        public final String reason;

        Stop(String type, String reason) {
            this.type = type;
            this.reason = reason;
        }
    }

    private final CheckContext context;
    private final long startNanos;
    private final long timeNanosMax;
    private final long memoryBytesMax;

    private Budget(CheckContext context, long startNanos, long timeNanosMax, long memoryBytesMax) {
        this.context = context;
        this.startNanos = startNanos;
        this.timeNanosMax = timeNanosMax;
        this.memoryBytesMax = memoryBytesMax;
    }

    public static Budget start(CheckContext context) {
        return new Budget(context, context.nanoClock().getAsLong(), context.timeNanosMax(), context.memoryBytesMax());
    }

    /** The same time, with an equal share of the memory for each of so many at a time. */
    public Budget withMemoryForEachOf(int several) {
        return new Budget(context, startNanos, timeNanosMax, memoryBytesMax / several);
    }

    /** A part of the time that is left; the cancellation and the memory are the same. */
    public Budget share(int parts) {
        long now = context.nanoClock().getAsLong();
        long left = Math.max(0, timeNanosMax - (now - startNanos));
        return new Budget(context, now, left / parts, memoryBytesMax);
    }

    /** Null while there is time and somebody waits. */
    public Stop exceeded() {
        if (context.cancelled().getAsBoolean()) {
            return Stop.CANCELLED;
        }
        return context.nanoClock().getAsLong() - startNanos >= timeNanosMax ? Stop.TIME : null;
    }

    public long memoryBytesMax() {
        return memoryBytesMax;
    }

    public void progress(String message) {
        context.progress().accept(message);
    }
}
