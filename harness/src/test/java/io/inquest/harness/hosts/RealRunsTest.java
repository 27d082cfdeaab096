package io.inquest.harness.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Validity;
import io.inquest.harness.campaign.RunSeries;
import io.inquest.harness.campaign.Saved;
import io.inquest.harness.campaign.SeedBatch;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.results.BatchFolder;
import io.inquest.harness.results.ResultsRoot;
import io.inquest.harness.runner.BatchResult;
import io.inquest.harness.runner.ClientCheck;
import io.inquest.harness.runner.Judge;
import io.inquest.harness.runner.RunListener;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.runner.SeededRuns;
import io.inquest.harness.runner.UnrunnableException;
import io.inquest.harness.runner.Witness;
import io.inquest.nemesis.journal.JournalFolder;
import io.inquest.systems.OptionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on hosts of a backend, from their opening to their end. */
class RealRunsTest {
    @TempDir
    Path directory;

    private Path machines;

    @BeforeEach
    void makeFolder() throws IOException {
        machines = Files.createDirectory(directory.resolve("machines"));
    }

    private RunSpec spec(Plugins plugins, List<String> nemeses, Map<String, String> given) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : plugins.system("ledger").description().options()) {
            options.put(option.name(), option.defaultValue());
        }
        for (OptionSpec option : plugins.workload("register").options()) {
            options.put(option.name(), option.defaultValue());
        }
        nemeses.forEach(name -> plugins.fault(name)
                .description()
                .options()
                .forEach(option -> options.put(option.name(), option.defaultValue())));
        options.put(FolderHosts.IN, machines.toString());
        options.put(FolderHosts.VANISH, "no");
        options.put(ClientCheck.OPTION.name(), ClientCheck.OPTION.defaultValue());
        options.put(PacketOption.OPTION.name(), PacketOption.OPTION.defaultValue());
        options.putAll(given);
        return new RunSpec("ledger", "register", nemeses, "folders", 2, 200_000_000L, 0, 4, 5, null, null, options);
    }

    private RunResult run(Map<String, String> options, BooleanSupplier interrupted) {
        try (Plugins plugins = Plugins.of(new Distribution(null, List.of()));
                RealRuns runs = runs(plugins, List.of(), options)) {
            assertEquals(List.of("n1", "n2"), runs.nodeNames());
            return runs.run(5, new Witness(RunListener.NONE, null, directory.resolve("run")), interrupted);
        }
    }

    private RealRuns runs(Plugins plugins, List<String> nemeses, Map<String, String> options) {
        return runs(plugins, nemeses, options, new RealRuns.Manner(false, false, () -> false));
    }

    private RealRuns runs(Plugins plugins, List<String> nemeses, Map<String, String> options, RealRuns.Manner manner) {
        return new RealRuns(spec(plugins, nemeses, options), plugins, CheckContext.defaults(), manner, journals());
    }

    private JournalFolder journals() {
        return new JournalFolder(directory.resolve("state/journal"));
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(machines)) {
            assertEquals(List.of(), left.toList());
        }
        assertEquals(List.of(), journals().journals());
    }

    @Test
    void aRunOnHostsIsJudgedAndLeavesNothingBehind() throws IOException {
        RunResult result = run(Map.of(), () -> false);
        assertEquals(
                Validity.VALID, result.validity(), () -> result.judgements().toString());
        assertTrue(result.history().size() > 20, "what was recorded");
        assertNothingIsLeft();
    }

    /** It counts in no rate, for a run that ended otherwise would not have been stopped with nothing found. */
    @Test
    void whatTheLastRunOfASeriesFoundBeforeItWasStoppedIsFound() throws IOException {
        try (Plugins plugins = Plugins.of(new Distribution(null, List.of()));
                RealRuns runs = runs(plugins, List.of(), Map.of("ledger-fails", "reads"))) {
            RunSpec spec = spec(plugins, List.of(), Map.of("ledger-fails", "reads"));
            Stopped stopped = new Stopped(runs);
            BatchFolder folder = new ResultsRoot(directory.resolve("results")).createBatch(spec, 5, 5, Instant.EPOCH);
            BatchResult result = new RunSeries(spec, 5, 3, stopped, folder, new Unheard(), (into, one) -> new Unheard())
                    .execute(() -> stopped.made > 0);
            assertEquals(1, stopped.made);
            assertEquals(0, result.runs());
            assertEquals(Validity.INVALID, result.validity());
        }
    }

    /** Somebody interrupts each of the runs at its end. */
    private static final class Stopped implements SeededRuns {
        private final SeededRuns runs;
        private int made;

        Stopped(SeededRuns runs) {
            this.runs = runs;
        }

        @Override
        public String object() {
            return runs.object();
        }

        @Override
        public List<String> nodeNames() {
            return runs.nodeNames();
        }

        @Override
        public Judge judge() {
            return runs.judge();
        }

        @Override
        public RunResult run(long seed, Witness witness, BooleanSupplier interrupted) {
            RunResult whole = runs.run(seed, witness, () -> false);
            made++;
            return new RunResult(
                    whole.spec(),
                    whole.object(),
                    whole.nodes(),
                    whole.history(),
                    whole.judgements(),
                    whole.mainNanos(),
                    whole.virtualNanos(),
                    whole.wallMillis(),
                    true);
        }
    }

    private static final class Unheard implements SeedBatch.Progress, RunSeries.Listening.Heard {
        @Override
        public void ended(RunResult result, BatchResult soFar) {}

        @Override
        public void saved(Saved run) {}

        @Override
        public RunListener listener() {
            return RunListener.NONE;
        }

        @Override
        public void end(RunResult result) {}

        @Override
        public void close() {}
    }

    @Test
    void aStoreThatDoesNotComeUpMakesTheRunUnknown() throws IOException {
        RunResult result = run(Map.of("ledger-fails", "set-up"), () -> false);
        assertEquals(Validity.UNKNOWN, result.validity());
        assertTrue(
                result.judgements().toString().contains("the run could not go on: the ledger's set-up failed"),
                result.judgements()::toString);
        assertNothingIsLeft();
    }

    @Test
    void whatFailsAfterTheRunDoesNotHideWhatWasFound() throws IOException {
        RunResult result = run(Map.of("ledger-fails", "reads"), () -> false);
        assertEquals(Validity.INVALID, result.validity());
        RunResult torn = run(Map.of("ledger-fails", "tear-down"), () -> false);
        assertEquals(Validity.VALID, torn.validity(), torn.judgements()::toString);
        assertEquals(List.of("the store could not be torn down: the ledger's tear-down failed"), torn.warnings());
        assertNothingIsLeft();
    }

    @Test
    void whatAClientHadScheduledAndThrowsEndsTheRunAndKeepsItsHistory() throws IOException {
        RunResult result = run(Map.of("ledger-fails", "timer"), () -> false);
        assertEquals(Validity.UNKNOWN, result.validity());
        assertFalse(result.interrupted());
        assertTrue(result.history().size() > 10, "what was recorded");
        assertTrue(
                result.judgements().toString().contains("had scheduled threw: the client's timer is broken"),
                result.judgements()::toString);
        assertNothingIsLeft();
    }

    /** Before anything is opened, and when the hosts are there and tried. */
    @Test
    void anInterruptionWhileHostsAreOpenedUndoesWhatThereIs() throws IOException {
        try (Plugins plugins = Plugins.of(new Distribution(null, List.of()))) {
            for (BooleanSupplier interrupted : List.<BooleanSupplier>of(() -> true, this::isAnythingOpen)) {
                UnrunnableException refusal = assertThrows(
                        UnrunnableException.class,
                        () -> runs(plugins, List.of(), Map.of(), new RealRuns.Manner(false, false, interrupted)));
                assertEquals("interrupted while the hosts were being opened", refusal.getMessage());
                assertNothingIsLeft();
            }
        }
    }

    private boolean isAnythingOpen() {
        try (Stream<Path> open = Files.list(machines)) {
            return open.findAny().isPresent();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void ofAllFaultsThoseRemainThatCanBeHad() throws IOException {
        try (Plugins plugins = Plugins.of(new Distribution(null, List.of()))) {
            RealRuns.Manner possible = new RealRuns.Manner(false, true, () -> false);
            try (RealRuns runs = runs(plugins, List.of("clock", "pause"), Map.of(), possible)) {
                assertEquals(List.of("pause"), runs.spec().nemeses());
                assertFalse(
                        runs.spec().options().keySet().stream().anyMatch(name -> name.startsWith("clock-")),
                        runs.spec().options()::toString);
                assertTrue(runs.spec().options().containsKey("pause-targets"));
                assertTrue(
                        runs.leftOut()
                                .orElseThrow()
                                .startsWith("--nemesis all goes without what cannot be had here: clock ("),
                        runs.leftOut()::toString);
            }
            UnrunnableException none =
                    assertThrows(UnrunnableException.class, () -> runs(plugins, List.of("clock"), Map.of(), possible));
            assertTrue(none.getMessage().startsWith("of all faults none can be had here: clock ("), none.getMessage());
        }
        assertNothingIsLeft();
    }

    /** Nothing is due for seconds when it comes. */
    @Test
    void anInterruptionWakesARunThatWaits() throws IOException {
        long begun = System.nanoTime();
        RunResult result =
                run(Map.of("ledger-takes-ms", "3600000"), () -> System.nanoTime() - begun > 20_000_000 && begun != 0);
        assertTrue(result.interrupted());
        assertEquals(Validity.UNKNOWN, result.validity());
        assertNothingIsLeft();
    }

    @Test
    void whatCannotBeHadIsRefusedBeforeTheRun() throws IOException {
        try (Plugins plugins = Plugins.of(new Distribution(null, List.of()))) {
            UnrunnableException refusal =
                    assertThrows(UnrunnableException.class, () -> runs(plugins, List.of("clock"), Map.of()));
            assertTrue(
                    refusal.getMessage().startsWith("the nemesis \"clock\" cannot be had here: "),
                    refusal.getMessage());
            refusal = assertThrows(
                    UnrunnableException.class,
                    () -> runs(
                            plugins,
                            List.of(),
                            Map.of(FolderHosts.IN, directory.resolve("absent").toString())));
            assertTrue(refusal.getMessage().contains("name one with --folders-in"), refusal.getMessage());
        }
        assertNothingIsLeft();
    }
}
