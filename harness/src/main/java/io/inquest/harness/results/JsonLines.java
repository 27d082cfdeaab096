package io.inquest.harness.results;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * A file of JSON objects, a line each. Whole lines are handed on, when enough bytes or enough time have come together,
 * so that a process killed at any moment leaves a file of which at most the last line is broken.
 */
final class JsonLines implements Closeable {
    private static final int FLUSH_BYTES = 1 << 16;
    private static final long FLUSH_NANOS = 200_000_000;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .rootValueSeparator("")
            .configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8, true)
            .build();

    private final OutputStream out;
    private final LongSupplier nanoClock;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private long flushedAtNanos;

    JsonLines(Path file, LongSupplier nanoClock) throws IOException {
        this.out = Files.newOutputStream(file);
        this.nanoClock = nanoClock;
        this.json = FACTORY.createGenerator(line);
        this.flushedAtNanos = nanoClock.getAsLong();
    }

    /** Writes the fields of one object. */
    interface Fields {
        void write(JsonGenerator line) throws IOException;
    }

    /** Writes one line; after one that failed, and is left out, there can be no other. */
    void write(Fields fields) throws IOException {
        json.writeStartObject();
        fields.write(json);
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
        line.writeTo(pending);
        line.reset();
        if (pending.size() > FLUSH_BYTES || nanoClock.getAsLong() - flushedAtNanos > FLUSH_NANOS) {
            flush();
        }
    }

    private void flush() throws IOException {
        pending.writeTo(out);
        pending.reset();
        flushedAtNanos = nanoClock.getAsLong();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
