package io.inquest.benchmarks.histories;

import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes histories of transactions, whose keys and values are integers, as other checkers read them. */
public final class TransactionFiles {
    private TransactionFiles() {}

    /** As Inquest reads it. */
    public static void writeJsonLines(History history, Path file) throws IOException {
        try (HistoryWriter writer = HistoryWriter.create(file, System::nanoTime)) {
            writer.append(history);
        }
    }

    /** As Elle reads it: an EDN map an event. */
    public static void writeEdn(History history, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < history.size(); i++) {
                out.write("{:index " + i + ", :time " + history.time(i) + ", :process " + history.process(i)
                        + ", :type :" + history.type(i).word() + ", :f :txn, :value [");
                for (Object operation : (List<?>) history.valueOf(history.value(i))) {
                    List<?> words = (List<?>) operation;
                    out.write("[:" + words.get(0) + " " + words.get(1) + " " + edn(words.get(2)) + "]");
                }
                out.write("]}\n");
            }
        }
    }

    private static String edn(Object value) {
        return value == null
                ? "nil"
                : value instanceof List<?> list ? list.toString().replace(",", "") : value.toString();
    }

    /** As Plume and AWDIT read it: what was committed, in the order of completions. Nothing read is 0. */
    public static void writePlume(History history, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            int transaction = 0;
            for (int i = 0; i < history.size(); i++) {
                if (history.type(i) != EventType.OK) {
                    continue;
                }
                for (Object operation : (List<?>) history.valueOf(history.value(i))) {
                    List<?> words = (List<?>) operation;
                    Object value = words.get(2) == null ? 0 : words.get(2);
                    out.write(words.get(0) + "(" + words.get(1) + "," + value + "," + history.process(i) + ","
                            + transaction + ")\n");
                }
                transaction++;
            }
        }
    }
}
