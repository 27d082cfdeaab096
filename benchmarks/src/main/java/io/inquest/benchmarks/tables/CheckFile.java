package io.inquest.benchmarks.tables;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.history.History;
import io.inquest.history.HistoryReader;
import java.nio.file.Path;
import java.util.Map;

/** Reads a history and times its check, and nothing else, in this process: the first time and when warm. */
public final class CheckFile {
    /** What takes longer is not done again. */
    private static final long COLD_NANOS_MAX = 10_000_000_000L;

    private CheckFile() {}

    /** {@code FILE} */
    public static void main(String[] arguments) throws Exception {
        History history = HistoryReader.read(Path.of(arguments[0])).history();
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", "register"));
        long cpu = Machine.processorNanos();
        long start = System.nanoTime();
        Verdict first = new LinearizableChecker().check(history, context);
        long coldNanos = System.nanoTime() - start;
        long cpuNanos = Machine.processorNanos() - cpu;
        long bytes = Machine.mostMemory();
        long warmNanos = coldNanos < COLD_NANOS_MAX ? warmNanos(history, context, first) : coldNanos;
        System.out.println("result=" + first.validity() + " cold=" + coldNanos + " cpu=" + cpuNanos + " warm="
                + warmNanos + " bytes=" + bytes);
    }

    private static long warmNanos(History history, CheckContext context, Verdict first) throws Exception {
        Rounds rounds = Rounds.of(() -> {
            Verdict again = new LinearizableChecker().check(history, context);
            if (again.validity() != first.validity() || !again.findings().equals(first.findings())) {
                throw new IllegalStateException("two checks of one history found " + first + " and " + again);
            }
        });
        return rounds.warmNanos();
    }
}
