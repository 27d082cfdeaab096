package io.inquest.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.harness.results.DueFile;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.RunSpec;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryDigest;
import io.inquest.history.HistoryFormatException;
import io.inquest.history.HistoryReader;
import io.inquest.history.ReadResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a run's folder holds. Only {@code run.json} has to be there and whole; what else is missing or broken is said
 * in the warnings.
 *
 * @param endNanos the time of the last event; 0 if none has a time
 * @param digest of the history's file as it is now; null if there is none
 * @param due when each event was due, as {@link DueFile#read} gives it; empty if that is not known
 * @param warnings a sentence each
 */
record LoadedRun(
        Path directory,
        RunSpec spec,
        String version,
        String object,
        List<String> nodes,
        VerdictFile verdict,
        History history,
        Exercise exercise,
        long endNanos,
        String digest,
        long[] due,
        List<String> warnings) {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    static LoadedRun of(RunFolder folder) throws IOException {
        JsonNode run = folder.runTree();
        List<String> nodes = new ArrayList<>();
        run.path("nodeNames").forEach(name -> nodes.add(name.asText()));
        List<String> warnings = new ArrayList<>();
        VerdictFile verdict = verdict(folder, warnings);
        History history = history(folder.history(), warnings);
        String digest = Files.isReadable(folder.history()) ? HistoryDigest.of(folder.history()) : null;
        if (verdict.digest() != null && !verdict.digest().equals(digest)) {
            warnings.add("history.jsonl is not the one that was judged: its digest is " + digest
                    + ". What is drawn here may not fit the verdict.");
        }
        return new LoadedRun(
                folder.directory(),
                folder.spec(),
                run.path("version").asText("unknown"),
                run.path("object").asText(""),
                List.copyOf(nodes),
                verdict,
                history,
                Exercise.of(history),
                end(history),
                digest,
                due(folder.due(), history.size(), warnings),
                List.copyOf(warnings));
    }

    private static long[] due(Path file, int events, List<String> warnings) {
        try {
            return Files.exists(file) ? DueFile.read(file, events) : new long[0];
        } catch (IOException broken) {
            warnings.add("due.csv cannot be read (" + broken.getMessage()
                    + "): latencies count from when operations were invoked.");
            return new long[0];
        }
    }

    private static VerdictFile verdict(RunFolder folder, List<String> warnings) {
        try {
            return VerdictFile.of(folder.verdictTree());
        } catch (IOException broken) {
            warnings.add("verdict.json cannot be read: " + broken.getMessage());
            return VerdictFile.NONE;
        }
    }

    private static History history(Path file, List<String> warnings) {
        try {
            ReadResult read = HistoryReader.read(file);
            warnings.addAll(read.warnings());
            return read.history();
        } catch (HistoryFormatException malformed) {
            warnings.add("history.jsonl cannot be read: " + malformed.getMessage());
        } catch (IOException missing) {
            warnings.add("There is no readable history.jsonl: nothing of what happened can be shown.");
        }
        return History.builder().build();
    }

    /**
     * From when charts have something to show, in whole seconds before the first event: real hosts take their time until
     * they are there.
     */
    long beginNanos() {
        long begin = endNanos;
        for (int i = 0; i < history.size(); i++) {
            begin = history.time(i) < 0 ? begin : Math.min(begin, history.time(i));
        }
        return begin - begin % NANOS_PER_SECOND;
    }

    private static long end(History history) {
        long end = 0;
        for (int i = 0; i < history.size(); i++) {
            end = Math.max(end, history.time(i));
        }
        return end;
    }

    /** The time of an event; the end's, if the index is behind the last one. */
    long timeOrEnd(int index) {
        return index < history.size() ? history.time(index) : endNanos;
    }

    /** A recorded number, if it names an invocation of this history. */
    boolean isInvocation(int index) {
        return index >= 0
                && index < history.size()
                && history.process(index) != History.NONE
                && history.type(index) == EventType.INVOKE;
    }
}
