package io.inquest.history;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;

/**
 * Writes events as JSON lines. Whole lines are handed on, when enough bytes or enough time have come together, so that
 * a process killed at any moment leaves a file of which at most the last line is broken. The bytes are a function of
 * the events alone. Single-owner; not for sharing between threads.
 *
 * <p>Time is looked at when an event is appended; whoever may fall silent for long calls {@link #flush} itself.
 */
public final class HistoryWriter implements Closeable, Flushable {
    public static final int DEFAULT_FLUSH_BYTES = 1 << 16;
    public static final long DEFAULT_FLUSH_NANOS = 200_000_000;

    private final OutputStream out;
    private final LongSupplier nanoClock;
    private final int flushBytes;
    private final long flushNanos;

    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private long flushedAtNanos;
    private IOException failure;

    /**
     * @param out is closed with the writer
     * @param nanoClock nanoseconds since any moment
     * @param flushBytes flushes once so many bytes wait
     * @param flushNanos flushes once so much time has passed since the last flush
     */
    public HistoryWriter(OutputStream out, LongSupplier nanoClock, int flushBytes, long flushNanos) throws IOException {
        this.out = out;
        this.nanoClock = nanoClock;
        this.flushBytes = flushBytes;
        this.flushNanos = flushNanos;
        json = EventJson.FACTORY.createGenerator(pending);
        flushedAtNanos = nanoClock.getAsLong();
    }

    public HistoryWriter(OutputStream out, LongSupplier nanoClock) throws IOException {
        this(out, nanoClock, DEFAULT_FLUSH_BYTES, DEFAULT_FLUSH_NANOS);
    }

    /**
     * Writes to a new file.
     *
     * @throws java.nio.file.FileAlreadyExistsException rather than mix two histories
     */
    public static HistoryWriter create(Path file, LongSupplier nanoClock) throws IOException {
        return new HistoryWriter(
                Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), nanoClock);
    }

    /** Appends one line. An index or a time below 0 is left out of it. */
    public void append(Event event) throws IOException {
        requireHealthy();
        EventJson.write(
                json,
                event.index(),
                event.time(),
                event.type(),
                event.actor().process(),
                event.f(),
                event.key(),
                event.value(),
                event.node(),
                event.error());
        endLine();
    }

    /** Appends all events of a history, after a line that says so if its real time is not known. */
    public void append(History history) throws IOException {
        if (!history.isRealTimeKnown()) {
            requireHealthy();
            json.writeStartObject();
            json.writeBooleanField("realTime", false);
            json.writeEndObject();
            endLine();
        }
        for (int i = 0; i < history.size(); i++) {
            requireHealthy();
            EventJson.write(
                    json,
                    i,
                    history.time(i),
                    history.type(i),
                    history.process(i),
                    history.functionName(history.function(i)),
                    history.keyValue(history.key(i)),
                    history.valueOf(history.value(i)),
                    history.node(i),
                    history.error(i));
            endLine();
        }
    }

    private void endLine() throws IOException {
        json.writeRaw('\n');
        if (pending.size() + json.getOutputBuffered() > flushBytes
                || nanoClock.getAsLong() - flushedAtNanos > flushNanos) {
            flush();
        }
    }

    /** Hands on every line appended so far. */
    @Override
    public void flush() throws IOException {
        requireHealthy();
        json.flush();
        try {
            if (pending.size() > 0) {
                pending.writeTo(out);
            }
            out.flush();
        } catch (IOException e) {
            failure = e; // part of a line may be out: anything written after it would hide the break inside the file
            throw e;
        }
        pending.reset();
        flushedAtNanos = nanoClock.getAsLong();
    }

    /** Flushes and closes. After a failed write it only closes, for what was lost has been reported. */
    @Override
    public void close() throws IOException {
        try {
            if (failure == null && !json.isClosed()) {
                flush();
            }
        } finally {
            json.close();
            out.close();
        }
    }

    private void requireHealthy() throws IOException {
        if (failure != null) {
            throw new IOException("the history ends at an earlier failed write: " + failure.getMessage(), failure);
        }
    }
}
