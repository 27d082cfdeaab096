package io.inquest.harness.cli;

import io.inquest.history.HistoryNotation;
import io.inquest.history.HistoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Recorded histories in a folder, and what {@code check} says of them. */
abstract class RecordedFiles {
    static final String WRITTEN = """
            {"time":1000000,"type":"invoke","process":0,"f":"write","key":"x","value":1}
            {"time":2500000,"type":"ok","process":0,"f":"write","key":"x","value":1,"node":"n1"}
            {"time":3000000,"type":"invoke","process":1,"f":"read","key":"x"}
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void writeHistories() throws IOException {
        write(
                "good.jsonl",
                WRITTEN
                        + "{\"time\":4000000,\"type\":\"ok\",\"process\":1,\"f\":\"read\",\"key\":\"x\",\"value\":1}\n");
        write(
                "bad.jsonl",
                WRITTEN
                        + "{\"time\":4000000,\"type\":\"ok\",\"process\":1,\"f\":\"read\",\"key\":\"x\",\"node\":\"n2\"}\n");
        write(
                "strange.jsonl",
                event("invoke", "write", "1")
                        + event("ok", "write", "1")
                        + event("invoke", "read", "null")
                        + event("ok", "read", "1")
                        + event("invoke", "enqueue", "2"));
    }

    void write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
    }

    static String event(String type, String f, String value) {
        return "{\"type\":\"" + type + "\",\"process\":0,\"f\":\"" + f + "\",\"value\":" + value + "}\n";
    }

    Console check(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "check";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Console.run(directory, new NoRuns(), all);
    }

    static String events(String drawing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            writer.append(HistoryNotation.parse(drawing, 1_000_000));
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
