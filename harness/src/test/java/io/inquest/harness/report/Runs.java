package io.inquest.harness.report;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.vacuity.Exercise;
import io.inquest.checkers.vacuity.Functions;
import io.inquest.checkers.vacuity.Vacuity;
import io.inquest.harness.results.ResultsRoot;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryDigest;
import io.inquest.history.HistoryWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes runs' folders as the program does, without a store. */
final class Runs {
    static final String STALE_BUG = "stale-reads";
    private static final Instant WHEN = Instant.parse("2030-02-03T04:05:06Z");

    private Runs() {}

    static RunSpec spec(String bug) {
        return new RunSpec(
                "raft",
                "register",
                List.of("partition"),
                "sim",
                3,
                10_000_000_000L,
                100,
                3,
                7,
                bug,
                null,
                Map.of("keys", "1"));
    }

    /** A folder as it is while the run goes on: no verdict. */
    static RunFolder begun(Path root, RunSpec spec, List<String> nodes, History history) throws IOException {
        RunFolder folder = new ResultsRoot(root).createRun(spec, WHEN);
        folder.begin(spec, "register", nodes);
        try (HistoryWriter writer = new HistoryWriter(Files.newOutputStream(folder.history()), () -> 0)) {
            writer.append(history);
        }
        return folder;
    }

    static RunFolder ended(Path root, RunSpec spec, History history, List<Judgement> judgements, boolean interrupted)
            throws IOException {
        List<String> nodes = List.of("n1", "n2", "n3");
        RunFolder folder = begun(root, spec, nodes, history);
        RunResult result =
                new RunResult(spec, "register", nodes, history, judgements, 0, 10_500_000_000L, 321, interrupted);
        folder.end(result, HistoryDigest.of(folder.history()));
        return folder;
    }

    /** Judged by the checkers of a register. */
    static List<Judgement> judge(History history) {
        Verdict linearizable = new LinearizableChecker()
                .check(history, CheckContext.defaults().withSettings(Map.of("object", "register")));
        Verdict exercise = Vacuity.ofRun(
                Exercise.of(history), new Functions(Set.of("read"), Set.of("write", "cas")), List.of("partition"));
        return List.of(new Judgement("linearizable", linearizable, 12), new Judgement(Vacuity.NAME, exercise, 0));
    }

    static Judgement judgement(String checker, Validity validity, Finding finding) {
        return new Judgement(checker, new Verdict(validity, List.of(finding), Map.of()), 3);
    }

    /** A stale read under a partition, with an operation of every outcome around it. */
    static History staleRead() {
        Script script = new Script();
        script.invoke(0, 0, "write", 1L).ok(2, 0, "write", 1L);
        script.invoke(5, 1, "read", null).ok(7, 1, "read", 1L);
        script.nemesis(
                10,
                "partition",
                Map.of(
                        "id",
                        1,
                        "phase",
                        "start",
                        "fault",
                        Map.of(
                                "shape",
                                "halves",
                                "cut",
                                List.of(
                                        List.of("n1", "n2"),
                                        List.of("n2", "n1"),
                                        List.of("n1", "n3"),
                                        List.of("n3", "n1")))));
        script.invoke(12, 2, "write", 9L)
                .invoke(13, 3, "cas", List.of(7L, 8L))
                .invoke(14, 0, "write", 2L)
                .ok(17, 0, "write", 2L);
        script.invoke(18, 0, "cas", List.of(5L, 6L)).fail(19, 0, "cas", List.of(5L, 6L), "mismatch");
        script.invoke(20, 1, "read", null).ok(22, 1, "read", 1L);
        script.info(30, 2, "write", 9L, "timeout").info(31, 3, "cas", List.of(7L, 8L), "timeout");
        script.nemesis(40, "partition", Map.of("id", 1, "phase", "end", "effect", true, "blocked", 4));
        return script.invoke(50, 1, "read", null).ok(51, 1, "read", 2L).history();
    }

    /** Events, times in milliseconds; the key is 0. */
    static final class Script {
        private final HistoryBuilder builder = History.builder();

        Script invoke(long millis, int process, String f, Object value) {
            return add(millis, EventType.INVOKE, process, f, 0L, value, null, null);
        }

        Script ok(long millis, int process, String f, Object value) {
            return add(millis, EventType.OK, process, f, 0L, value, "n1", null);
        }

        Script fail(long millis, int process, String f, Object value, String error) {
            return add(millis, EventType.FAIL, process, f, 0L, value, "n1", error);
        }

        Script info(long millis, int process, String f, Object value, String error) {
            return add(millis, EventType.INFO, process, f, 0L, value, "n1", error);
        }

        Script nemesis(long millis, String fault, Object value) {
            builder.add(
                    new Event(-1, millis * 1_000_000, EventType.INFO, Actor.NEMESIS, fault, null, value, null, null));
            return this;
        }

        Script add(
                long millis,
                EventType type,
                int process,
                String f,
                Object key,
                Object value,
                String node,
                String error) {
            builder.add(new Event(-1, millis * 1_000_000, type, Actor.process(process), f, key, value, node, error));
            return this;
        }

        History history() {
            return builder.build();
        }
    }
}
