package io.inquest.generators;

import io.inquest.history.Event;
import java.util.List;

/**
 * Each has the word for its window, again and again, and goes on where it was; done when one is done in its window.
 *
 * @param startNanos when the first window began; {@link #UNSET} before the first question
 */
record CycleTimes(List<Long> windowsNanos, List<Generator> parts, long startNanos) implements Generator {
    static final long UNSET = Long.MIN_VALUE;

    CycleTimes {
        windowsNanos = List.copyOf(windowsNanos);
        parts = List.copyOf(parts);
    }

    static CycleTimes of(List<Window> windows) {
        return new CycleTimes(
                windows.stream().map(window -> window.duration().toNanos()).toList(),
                windows.stream().map(Window::generator).toList(),
                UNSET);
    }

    @Override
    public Step next(Context context) {
        if (parts.isEmpty()) {
            return Step.DONE;
        }
        long now = context.timeNanos();
        long start = startNanos == UNSET ? now : startNanos;
        long periodNanos = windowsNanos.stream().mapToLong(Long::longValue).sum();
        long into = Math.floorMod(now - start, periodNanos);
        int part = 0;
        while (into >= windowsNanos.get(part)) {
            into -= windowsNanos.get(part++);
        }
        long end = now - into + windowsNanos.get(part);
        Step step = parts.get(part).next(context);
        if (step instanceof Step.Emit emit) {
            return new Step.Emit(emit.operation(), with(Parts.with(parts, part, emit.rest()), start));
        }
        if (step instanceof Step.Pending pending) {
            return new Step.Pending(
                    Math.min(pending.wakeNanos(), end), with(Parts.with(parts, part, pending.rest()), start));
        }
        return step;
    }

    @Override
    public Generator update(Context context, Event event) {
        return with(Parts.update(parts, context, event), startNanos);
    }

    private Generator with(List<Generator> next, long start) {
        return next == parts && start == startNanos ? this : new CycleTimes(windowsNanos, next, start);
    }
}
