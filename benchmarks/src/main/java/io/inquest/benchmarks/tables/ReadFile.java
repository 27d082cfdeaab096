package io.inquest.benchmarks.tables;

import io.inquest.history.History;
import io.inquest.history.HistoryReader;
import java.nio.file.Path;

/** Times the reading of a history in this process: the first time and when warm. */
public final class ReadFile {
    private ReadFile() {}

    /** {@code FILE} */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        long cpu = Machine.processorNanos();
        long start = System.nanoTime();
        History history = HistoryReader.read(file).history();
        long coldNanos = System.nanoTime() - start;
        long cpuNanos = Machine.processorNanos() - cpu;
        long bytes = Machine.mostMemory();
        int lines = history.size();
        Rounds warm = Rounds.of(() -> {
            if (HistoryReader.read(file).history().size() != lines) {
                throw new IllegalStateException("a second reading found another history");
            }
        });
        System.out.println("lines=" + lines + " cold=" + coldNanos + " cpu=" + cpuNanos + " warm=" + warm.warmNanos()
                + " bytes=" + bytes);
    }
}
