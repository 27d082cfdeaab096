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
            throw unwritten(full);
        }
        next.event(event);
    }

    /** What is silent for long is to be in the file all the same. */
    @Override
    public void pulse(long timeNanos) {
        try {
            writer.flush();
        } catch (IOException full) {
            throw unwritten(full);
        }
        next.pulse(timeNanos);
    }

    private static UncheckedIOException unwritten(IOException full) {
        return new UncheckedIOException("cannot write the history: " + full.getMessage(), full);
    }
}
