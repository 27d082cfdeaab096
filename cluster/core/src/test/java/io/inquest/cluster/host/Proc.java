package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process of this machine, seen by other means than the scripts'. */
record Proc(long pid, long began) {
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final Path PROC = Path.of("/proc");

    /** The main process of the one daemon of that name that was started and not killed. */
    static Proc main(Path home, String name) throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("daemons").resolve(name))) {
            Path file = files.filter(path -> path.toString().endsWith(".pid"))
                    .findFirst()
                    .orElseThrow();
            String[] words = Files.readString(file).split("\\s+");
            return new Proc(Long.parseLong(words[0]), Long.parseLong(words[1]));
        }
    }

    /** All processes that live and have the mark of a daemon under this home. */
    static List<Proc> marked(Path home) {
        List<Proc> found = new ArrayList<>();
        ProcessHandle.allProcesses().forEach(handle -> {
            Proc process = new Proc(handle.pid(), start(handle.pid()));
            if (read(handle.pid(), "environ").contains("INQUEST_DAEMON=" + home) && process.lives()) {
                found.add(process);
            }
        });
        return found;
    }

    static long cpuTicks(Path home) {
        return marked(home).stream()
                .mapToLong(process -> {
                    String[] fields = fields(process.pid);
                    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                })
                .sum();
    }

    boolean lives() {
        String[] fields = fields(pid);
        return fields.length > 19 && Long.parseLong(fields[19]) == began && !fields[0].matches("[ZX]");
    }

    /** A letter, as in {@code T} for stopped. */
    String state() {
        return fields(pid)[0];
    }

    long session() {
        return Long.parseLong(fields(pid)[3]);
    }

    boolean ignoresInterrupts() {
        String ignored = read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16) & 2) != 0;
    }

    void signal(String name) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    static long start(long pid) {
        String[] fields = fields(pid);
        return fields.length > 19 ? Long.parseLong(fields[19]) : -1;
    }

    /** Of its stat, from the third, which is the state; empty if there is none. */
    private static String[] fields(long pid) {
        String line = read(pid, "stat");
        return line.isEmpty()
                ? new String[0]
                : line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    }

    private static String read(long pid, String file) {
        try {
            byte[] bytes = Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve(file));
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            // gone while it was read, or another user's
            return "";
        }
    }

    /** Looks again and again. */
    static void await(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > PATIENCE_NANOS) {
                fail("waited 30 s for " + what);
            }
            Thread.onSpinWait();
        }
    }
}
