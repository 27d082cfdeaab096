package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
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

    @Test
    void withoutBugsFiveHundredSeedsUnderAllFaultsAreValid() {
        Console run = run("run", "--nemesis", "partition,kill,pause,clock,packets", "--seeds", "1..500", "--quiet");
        assertEquals(0, run.status, run.out + run.err);
        assertTrue(run.out.contains("of 500 runs 500 valid"), run.out);
    }
}
