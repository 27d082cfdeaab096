package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogsTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsLoggedGoesToTheOpenFileOnly() throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Path file = directory.resolve("inquest.log");
        try {
            LoggerFactory.getLogger("test").warn("before");
            Logs logs = Logs.to(file);
            LoggerFactory.getLogger("test").warn("while open");
            LoggerFactory.getLogger("test").debug("a detail");
            logs.close();
            LoggerFactory.getLogger("test").warn("after");
        } finally {
            System.setOut(console);
        }
        String log = Files.readString(file);
        assertTrue(log.contains("WARN  [main] test - while open\n"), log);
        assertFalse(log.contains("before") || log.contains("after") || log.contains("a detail"), log);
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
    }
}
