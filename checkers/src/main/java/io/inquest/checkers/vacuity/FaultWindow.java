package io.inquest.checkers.vacuity;

import java.util.Objects;

/**
 * The part of a history in which a fault was in force.
 *
 * @param fault the fault's name, such as {@code partition}
 * @param id what the history calls this one; null in other tools' histories
 * @param start the index of the event that says it began
 * @param end the first index after it; equal to {@code start} if the fault failed to begin
 */
public record FaultWindow(String fault, Object id, int start, int end, Effect effect) {
    public FaultWindow {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(effect, "effect");
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no window goes from event " + start + " to event " + end);
        }
    }

    public boolean contains(int index) {
        return start <= index && index < end;
    }
}
