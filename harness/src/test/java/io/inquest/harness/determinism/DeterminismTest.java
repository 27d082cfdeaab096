package io.inquest.harness.determinism;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.vacuity.Exercise;
import io.inquest.harness.results.MessageLog;
import io.inquest.history.History;
import io.inquest.history.HistoryDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** A run is a function of its seed: neither other runs, nor their order, nor their threads show in it. */
class DeterminismTest {
    private static final int SEEDS = 50;
    private static final int FEW_SEEDS = 10;
    private static final int THREADS = 2;

    @TempDir
    Path folder;

    @Test
    void fiftySeedsGiveTheSameBytesTwice() throws Exception {
        requireTheSameTwice("register", SEEDS);
    }

    @Test
    void soDoSeedsOfKv() throws Exception {
        requireTheSameTwice("kv", FEW_SEEDS);
    }

    /** Messages handed over as they are, and messages encoded and decoded: a node must not see the difference. */
    @Test
    void theCodecChangesNothing() throws IOException {
        DefaultRuns runs = new DefaultRuns("register");
        for (long seed = 1; seed <= FEW_SEEDS; seed++) {
            SameBytes.require(
                    "seed " + seed + " without and with codec", runs.history(seed), runs.historyThroughCodec(seed));
        }
    }

    /** Whoever listens must not be heard. */
    @Test
    void aLogOfMessagesChangesNothing() throws IOException {
        for (String workload : List.of("register", "kv")) {
            DefaultRuns runs = new DefaultRuns(workload);
            for (long seed = 1; seed <= FEW_SEEDS; seed++) {
                Path file = folder.resolve(workload + seed);
                History logged;
                try (MessageLog log = MessageLog.create(file, seed, List.of("n1", "n2", "n3", "n4", "n5"), () -> 0)) {
                    logged = runs.historyWithListener(seed, log);
                }
                SameBytes.require("seed " + seed + " without and with a log", runs.history(seed), logged);
                assertTrue(Files.size(file) > 100_000, "the log is there");
            }
        }
    }

    /** Or the tests above say little. */
    @Test
    void theRunsDifferAndAreEventful() throws IOException {
        DefaultRuns runs = new DefaultRuns("register");
        Exercise all = Exercise.NOTHING;
        List<String> digests = new ArrayList<>();
        for (long seed = 1; seed <= FEW_SEEDS; seed++) {
            History history = runs.history(seed);
            all = all.plus(Exercise.of(history));
            String digest = HistoryDigest.of(history);
            assertTrue(!digests.contains(digest), "seed " + seed + " repeats another's history");
            digests.add(digest);
        }
        Exercise exercise = all;
        for (String function : List.of("read", "write", "cas")) {
            assertTrue(exercise.outcomes(function).ok() > 100, () -> function + ": " + exercise);
        }
        for (String fault : DefaultRuns.NEMESES) {
            assertTrue(exercise.faultCounts(fault).worked(), () -> fault + ": " + exercise);
        }
    }

    @Test
    void aDifferenceIsShownByItsFirstEvent() {
        DefaultRuns runs = new DefaultRuns("register");
        History one = runs.history(1);
        History two = runs.history(2);
        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> SameBytes.require("seeds 1 and 2", one, two));
        assertNotEquals(one.event(0), two.event(0));
        assertTrue(failure.getMessage().contains(one.event(0).toString()), failure::getMessage);
        assertTrue(failure.getMessage().contains(two.event(0).toString()), failure::getMessage);
    }

    /** First one seed after the other, then backwards on several threads, which share what is looked up only once. */
    private static void requireTheSameTwice(String workload, int seeds) throws Exception {
        Map<Long, History> first = new TreeMap<>();
        DefaultRuns runs = new DefaultRuns(workload);
        for (long seed = 1; seed <= seeds; seed++) {
            first.put(seed, runs.history(seed));
        }
        DefaultRuns others = new DefaultRuns(workload);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            Map<Long, Future<History>> second = new TreeMap<>();
            for (long seed = seeds; seed >= 1; seed--) {
                long same = seed;
                second.put(same, pool.submit(() -> others.history(same)));
            }
            assertEquals(first.keySet(), second.keySet());
            for (long seed : first.keySet()) {
                SameBytes.require(
                        "two runs of seed " + seed + " of " + workload,
                        first.get(seed),
                        second.get(seed).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
