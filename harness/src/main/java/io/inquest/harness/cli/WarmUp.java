package io.inquest.harness.cli;

import io.inquest.harness.plugins.Distribution;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Goes through the commands whose start is to be fast, for the JVM to note the classes they load: from these the
 * launcher makes its archive. Prints nothing.
 */
public final class WarmUp {
    private static final String VALID = """
            {"index":0,"time":1,"type":"invoke","process":0,"f":"write","key":"x","value":1}
            {"index":1,"time":2,"type":"ok","process":0,"f":"write","key":"x","value":1,"node":"n1"}
            {"type":"invoke","process":2,"f":"cas","key":"y","value":[1,2]}
            {"type":"fail","process":2,"f":"cas","key":"y","error":"mismatch"}
            {"type":"invoke","process":3,"f":"write","value":true}
            {"type":"info","process":3,"f":"write","value":true,"error":"timeout"}
            {"index":2,"time":3,"type":"invoke","process":1,"f":"read","key":"x","value":null}
            {"index":3,"time":4,"type":"ok","process":1,"f":"read","key":"x","value":1,"node":"n1"}
            """;
    private static final String INVALID =
            VALID.replace("read\",\"key\":\"x\",\"value\":1", "read\",\"key\":\"x\",\"value\":null");

    private WarmUp() {}

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        Class.forName("io.inquest.harness.Main");
        Terminal.system();
        Cli.run(new String[] {"version"}, Terminal.plain(nowhere(), nowhere()));
        Terminal terminal = Terminal.plain(nowhere(), nowhere());
        Path folder = Files.createTempDirectory("inquest");
        Session session =
                new Session(terminal, Distribution.current(), folder, new Simulations(), () -> 1, System::nanoTime);
        Files.writeString(folder.resolve("valid.jsonl"), VALID);
        Files.writeString(folder.resolve("invalid.jsonl"), INVALID);
        try {
            Cli.run(List.of("list"), session);
            Cli.run(List.of("explain", "linearizable"), session);
            Cli.run(List.of("explain", "linearisable"), session);
            Cli.run(List.of("check", "valid.jsonl", "invalid.jsonl"), session);
            Cli.run(List.of("check", "valid.jsonl", "invalid.jsonl", "--json"), session);
            Cli.run(List.of("run", "--dry-run"), session);
        } finally {
            Files.delete(folder.resolve("valid.jsonl"));
            Files.delete(folder.resolve("invalid.jsonl"));
            Files.delete(folder);
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }
}
