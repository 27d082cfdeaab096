package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the default run finds in the bundled store: each of its bugs, and nothing without them. */
class BundledStoreTest {
    @TempDir
    Path directory;

    private Console run(String... arguments) {
        return Console.run(directory, new Simulations(), arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "stale-reads, 1",
        "no-vote-fsync, 6",
        "commit-old-term, 23",
        "ack-before-commit, 1",
        "skip-log-check, 1",
        "lease-ignores-drift, 1"
    })
    void eachBugIsFound(String bug, String seed) {
        Console run = run("run", "--bug", bug, "--seed", seed, "--quiet");
        assertEquals(1, run.status, run.out + run.err);
        assertTrue(run.out.contains("nonlinearizable") || run.out.contains("lost-write"), run.out);
        Console same =
                run("run", "--seed", seed, "--reads", bug.startsWith("lease") ? "lease" : "read-index", "--quiet");
        assertEquals(0, same.status, same.out + same.err);
    }

    @ParameterizedTest
    @CsvSource({"split-brain, 1", "forget-on-failover, 7"})
    void eachBugOfThePrimaryBackupStoreIsFound(String bug, String seed) {
        Console run = run("run", "--system", "primary-backup", "--bug", bug, "--seed", seed, "--quiet");
        assertEquals(1, run.status, run.out + run.err);
        Console same = run("run", "--system", "primary-backup", "--seed", seed, "--quiet");
        assertEquals(0, same.status, same.out + same.err);
    }

    @ParameterizedTest
    @CsvSource({
        "lost-update, snapshot, lost-update",
        "dirty-read, read-committed, G1a",
        "intermediate-read, read-committed, G1b",
        "long-fork, snapshot, long-fork",
        "stale-snapshot, strict-serializable, G-single-realtime",
        "write-skew-under-serializable, serializable, write-skew",
        "fractured-read, snapshot, fractured-read"
    })
    void eachBugOfTheTransactionalStoreIsFoundAndNamed(String bug, String isolation, String anomaly) throws Exception {
        requireFound(anomaly, transactions(isolation, "--bug", bug));
        Console same = transactions(isolation);
        assertEquals(0, same.status, same.out + same.err);
    }

    @ParameterizedTest
    @CsvSource({
        "read-uncommitted, read-committed, G1a",
        "read-committed, read-atomic, fractured-read",
        "read-committed, snapshot-isolation, lost-update",
        "snapshot, serializable, write-skew",
        "serializable, strict-serializable, G-single-realtime"
    })
    void noIsolationLevelKeepsWhatTheNextOneDoes(String isolation, String model, String anomaly) throws Exception {
        requireFound(anomaly, transactions(isolation, "--model", model));
    }

    private void requireFound(String anomaly, Console run) throws Exception {
        assertEquals(1, run.status, run.out + run.err);
        String verdict = Files.readString(directory.resolve("results/latest/verdict.json"));
        assertTrue(verdict.contains('"' + anomaly + '"'), verdict);
    }

    private Console transactions(String isolation, String... more) {
        List<String> arguments = new ArrayList<>(List.of("run", "--system", "mvcc", "--workload", "list-append"));
        arguments.addAll(List.of("--isolation", isolation, "--seed", "1", "--quiet"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void whatAsynchronousReplicationLosesIsNamed() {
        Console run = run(
                "run",
                "--system",
                "primary-backup",
                "--replication",
                "async",
                "--model",
                "linearizable",
                "--seeds",
                "1..20",
                "--quiet");
        assertEquals(1, run.status, run.out + run.err);
        assertTrue(run.out.contains("lost-write"), run.out);
        assertTrue(run.out.contains("was gone") || run.out.contains("gone after"), run.out);
    }

    /** More of them are run from the command line. */
    @Test
    void withoutBugsManySeedsUnderAllFaultsAreValid() {
        Console run = run("run", "--nemesis", "partition,kill,pause,clock,packets", "--seeds", "1..150", "--quiet");
        assertEquals(0, run.status, run.out + run.err);
        assertTrue(run.out.contains("of 150 runs 150 valid"), run.out);
    }
}
