package io.inquest.harness.campaign;

import io.inquest.harness.runner.RunListener;
import io.inquest.history.Event;
import io.inquest.history.HistoryWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a run's events as they come, and passes everything on. */
record Recording(HistoryWriter writer, RunListener next) implements RunListener {
    @Override
    public void phase(String name, long timeNanos) {
        next.phase(name, timeNanos);
    }

    @Override
    public void note(String message, long timeNanos) {
        next.note(message, timeNanos);
    }

    @Override
    public void event(Event event) {
        try {
            writer.append(event);
        } catch (IOException full) {
            throw new UncheckedIOException("cannot write the history: " + full.getMessage(), full);
        }
        next.event(event);
    }
}
