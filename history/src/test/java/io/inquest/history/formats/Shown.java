package io.inquest.history.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.ReadResult;
import io.inquest.history.Values;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a reader made of some text, a short line an event. */
final class Shown {
    private Shown() {}

    interface Reader {
        ReadResult read(InputStream in, String name) throws IOException;
    }

    static ReadResult read(Reader reader, String text) {
        try {
            return reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "h");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void assertReads(Reader reader, String text, String... events) {
        ReadResult read = read(reader, text);
        assertEquals(String.join("\n", events), shown(read.history()));
        assertEquals(0, read.warnings().size(), read.warnings().toString());
    }

    static void assertRefuses(Reader reader, String text, String message) {
        assertEquals(
                message,
                assertThrows(HistoryFormatException.class, () -> read(reader, text))
                        .getMessage());
    }

    static String shown(History history) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < history.size(); i++) {
            Event event = history.event(i);
            text.append(i == 0 ? "" : "\n")
                    .append(event.actor())
                    .append(' ')
                    .append(event.type().word());
            text.append(' ').append(event.f());
            if (event.key() != null) {
                text.append(' ').append(Values.json(event.key())).append(':');
            }
            text.append(' ').append(Values.json(event.value()));
            text.append(event.error() == null ? "" : " !" + event.error());
            text.append(event.node() == null ? "" : " @" + event.node());
            text.append(event.time() < 0 ? "" : " t" + event.time());
        }
        return text.toString();
    }
}
