package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.HistoryDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, as the command line makes them: what is printed, what is written, what can be done with it after. */
class SimulationsTest {
    private static final String[] SHORT = {"--time-limit", "6s", "--fault-lasts", "0.5..1", "--fault-pause", "0.2..0.5"
    };

    @TempDir
    Path directory;

    private Console run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(SHORT));
        all.addAll(List.of(arguments));
        return inquest(all.toArray(new String[0]));
    }

    private Console inquest(String... arguments) {
        return Console.run(directory, new Simulations(), arguments);
    }

    private Path latest() throws IOException {
        return directory.resolve("results/latest").toRealPath();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
            Collections.sort(names);
            return names;
        }
    }

    @Test
    void optionsOfFaultsThatMakeNoSenseAreRefusedBeforeTheRun() {
        Console typo = run("--kill-targets", "one,primarys");
        assertEquals(
                "inquest: no value \"primarys\"; did you mean \"primaries\"? (--kill-targets takes some of one,"
                        + " minority, majority, primaries, all, or any)\n",
                typo.err);
        assertEquals(254, typo.status);
        Console few = run("--partition-shapes", "majorities-ring", "--nodes", "3");
        assertEquals(
                "inquest: a partition of shape majorities-ring needs 4 nodes and there are 3; give more with --nodes\n",
                few.err);
        assertFalse(Files.exists(directory.resolve("results")));
    }

    @Test
    void onlyTheTargetsThatAreAskedForAreHit() throws IOException {
        Console run = run("--seed", "11", "--nemesis", "kill", "--kill-targets", "primaries");
        assertEquals(0, run.status, run.err);
        String history = Files.readString(latest().resolve("history.jsonl"));
        assertTrue(history.contains("\"targets\":\"primaries\""), history);
        assertFalse(history.contains("\"targets\":\"one\""), history);
    }

    @Test
    void aRunIsWrittenDownAndReplaysByteForByte() throws IOException {
        Console run = run("--seed", "11");
        assertEquals(0, run.status, run.err);
        assertTrue(run.out.startsWith("valid: raft was linearizable"), run.out);
        assertEquals(
                List.of(
                        "faults.yaml",
                        "history.jsonl",
                        "inquest.log",
                        "junit.xml",
                        "report.html",
                        "run.json",
                        "verdict.json"),
                names(latest()));
        String log = Files.readString(latest().resolve("inquest.log"));
        assertTrue(log.contains("running the workload"), log);
        assertTrue(log.contains(
                "raft on 5 simulated nodes; register by 10 clients; partition, kill; 6 s a run; seed 11\n"));
        assertTrue(log.contains("--fault-lasts 0.5..1\n"), log);
        assertTrue(log.contains("valid: raft was linearizable"), log);
        assertFalse(log.contains("RunSpec[") || log.contains("Judgement["), log);
        assertTrue(Files.readString(latest().resolve("run.json")).contains("\"rate\" : 200,"));

        Console replay = inquest("replay", "results/latest");
        assertEquals(0, replay.status, replay.err);
        assertTrue(replay.out.contains(HistoryDigest.of(latest().resolve("history.jsonl"))), replay.out);

        Console check = inquest("check", "results/latest/history.jsonl");
        assertEquals(0, check.status, check.err);
    }

    @Test
    void aHistoryThatWasChangedIsNotReproducible() throws IOException {
        assertEquals(0, run("--seed", "11", "--quiet").status);
        Path history = latest().resolve("history.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(history));
        lines.set(4, lines.get(4).replace("\"time\":", "\"time\":1"));
        Files.writeString(history, String.join("\n", lines) + "\n");
        Console replay = inquest("replay", "results/latest");
        assertEquals(255, replay.status);
        assertTrue(replay.err.contains("not reproducible"), replay.err);
        assertTrue(replay.err.contains("at line 5;"), replay.err);

        Files.writeString(history, "");
        assertTrue(inquest("replay", "results/latest").err.contains("at line 1;"));
    }

    @Test
    void quietSaysOnlyTheVerdict() throws IOException {
        Console run = run("--seed", "11", "--quiet");
        assertEquals("", run.err);
        assertTrue(run.out.startsWith("valid"), run.out);
    }

    @Test
    void aBatchWritesOutOnlyTheRunsThatAreNotValid() throws IOException {
        Console run = run("--bug", "ack-before-commit", "--seeds", "1..6");
        assertEquals(1, run.status, run.out + run.err);
        assertTrue(run.out.startsWith("invalid: raft with the bug ack-before-commit; of 6 runs"), run.out);
        List<String> names = names(latest());
        assertTrue(names.contains("summary.json"), names::toString);
        List<String> seeds =
                names.stream().filter(name -> name.startsWith("seed-")).toList();
        assertFalse(seeds.isEmpty() || seeds.size() == 6, names::toString);

        String invalid = directory.relativize(latest()) + "/" + seeds.get(0);
        Console replay = inquest("replay", invalid);
        assertEquals(1, replay.status, replay.out + replay.err);
        Console check = inquest("check", invalid + "/history.jsonl");
        assertEquals(1, check.status, check.out + check.err);
        assertTrue(Files.readString(latest().resolve(seeds.get(0)).resolve("junit.xml"))
                .contains("<failure type=\"nonlinearizable\">"));
    }

    /** What the run of a seed says of itself is the same alone and in a batch, but for the clock on the wall. */
    @Test
    void aRunOfABatchThatIsWrittenOutHasItsLog() throws IOException {
        run("--bug", "ack-before-commit", "--seeds", "1..6");
        String seed = names(latest()).stream()
                .filter(name -> name.startsWith("seed-"))
                .findFirst()
                .orElseThrow();
        List<String> inBatch = Files.readAllLines(latest().resolve(seed).resolve("inquest.log"));
        assertTrue(inBatch.get(0).endsWith(" ms: setting up the store"), inBatch.get(0));
        assertTrue(inBatch.stream().anyMatch(line -> line.contains(" ms: kill {")), inBatch::toString);

        run("--bug", "ack-before-commit", "--seed", seed.substring("seed-".length()));
        List<String> alone = Files.readAllLines(latest().resolve("inquest.log")).stream()
                .filter(line -> line.contains(" ms: "))
                .map(line -> line.replaceFirst(".* inquest - ", ""))
                .toList();
        assertEquals(alone, inBatch);
    }

    @Test
    void aLogOfMessagesIsWrittenOnRequestAndChangesNothingElse() throws IOException {
        assertEquals(0, run("--seed", "11", "--quiet").status);
        Path without = latest();
        Console run = run("--seed", "11", "--messages");
        assertEquals(0, run.status, run.err);
        assertTrue(run.out.contains(latest().resolve("messages.jsonl").toString()), run.out);
        assertEquals(
                Files.readString(without.resolve("history.jsonl")),
                Files.readString(latest().resolve("history.jsonl")));
        String log = Files.readString(latest().resolve("messages.jsonl"));
        for (String type : List.of("send", "deliver", "drop", "fate", "note", "node", "client", "history", "end")) {
            assertTrue(log.contains("\"type\":\"" + type + "\""), type);
        }
        assertFalse(names(without).contains("messages.jsonl"));

        Console replay = inquest("replay", directory.relativize(without).toString(), "--messages");
        assertEquals(0, replay.status, replay.err);
        assertEquals(log, Files.readString(without.resolve("messages.jsonl")));
        assertEquals(names(latest()), names(without));
    }

    @Test
    void aBatchLogsTheMessagesOfTheRunsThatAreNotValid() throws IOException {
        Console run = run("--bug", "ack-before-commit", "--seeds", "1..6", "--messages");
        assertEquals(1, run.status, run.out + run.err);
        List<String> seeds = names(latest()).stream()
                .filter(name -> name.startsWith("seed-"))
                .toList();
        assertFalse(seeds.isEmpty() || seeds.size() == 6, seeds::toString);
        for (String seed : seeds) {
            Path folder = latest().resolve(seed);
            List<String> lines = Files.readAllLines(folder.resolve("messages.jsonl"));
            assertTrue(lines.get(0).contains("\"seed\":" + seed.substring("seed-".length())), lines.get(0));
            assertTrue(lines.get(lines.size() - 1).contains("\"type\":\"end\""), "the log is whole");
        }
        assertTrue(run.out.contains("messages.jsonl"), run.out);
    }

    @Test
    void aReplayThatDiffersLeavesNoLog() throws IOException {
        assertEquals(0, run("--seed", "11", "--quiet").status);
        Files.writeString(latest().resolve("history.jsonl"), "");
        List<String> before = names(latest());
        Console replay = inquest("replay", "results/latest", "--messages");
        assertEquals(255, replay.status, replay.err);
        assertEquals(before, names(latest()));
    }

    @Test
    void aBatchHasAPageAndAFileForBuildServers() throws IOException {
        Console run = run("--bug", "ack-before-commit", "--seeds", "1..6");
        assertTrue(run.out.contains(latest().resolve("report.html").toString()), run.out);
        String page = Files.readString(latest().resolve("report.html"));
        List<String> seeds = names(latest()).stream()
                .filter(name -> name.startsWith("seed-"))
                .toList();
        for (String seed : seeds) {
            assertTrue(page.contains("href=\"" + seed + "/report.html\""), page);
            assertTrue(Files.exists(latest().resolve(seed).resolve("report.html")));
        }
        int valid = 6 - seeds.size();
        assertTrue(page.contains("<td>" + valid + "</td>"), page);
        String words = page.replaceAll("<[^>]*>", "");
        assertTrue(words.contains("--bug ack-before-commit"), page);
        assertTrue(words.contains("--seed " + seeds.get(0).substring(5)), page);
        assertTrue(words.contains("inquest replay "), page);

        String junit = Files.readString(latest().resolve("junit.xml"));
        assertTrue(
                junit.contains("tests=\"" + (seeds.size() + 1) + "\" failures=\"" + seeds.size() + "\" errors=\"0\""),
                junit);
        assertTrue(junit.contains("name=\"" + valid + " valid seeds\""), junit);
        assertTrue(junit.contains("<failure type=\"nonlinearizable\">"), junit);

        Files.delete(latest().resolve("report.html"));
        Console again = inquest("report", "results/latest");
        assertEquals(0, again.status, again.err);
        assertEquals(page, Files.readString(latest().resolve("report.html")));
        Files.writeString(latest().resolve("summary.json"), "{\"schema\":1}");
        assertEquals(254, inquest("report", "results/latest").status);
    }

    @Test
    void aBatchThatWasVacuousSaysSoOnItsPageAndToBuildServers() throws IOException {
        assertEquals(2, inquest("run", "--seeds", "1..2", "--time-limit", "0.9s", "--nemesis", "kill").status);
        String page = Files.readString(latest().resolve("report.html"));
        assertTrue(page.contains("No run was invalid, but not all was tested that should have been."), page);
        assertTrue(page.contains("the test did not exercise kill"), page);
        String junit = Files.readString(latest().resolve("junit.xml"));
        assertTrue(junit.contains("tests=\"2\" failures=\"0\" errors=\"1\""), junit);
    }

    @Test
    void aBatchInWhichARequestedFaultNeverWorkedIsUnknown() {
        // the first fault begins after a second
        Console run = inquest("run", "--seeds", "1..2", "--time-limit", "0.9s", "--nemesis", "kill");
        assertEquals(2, run.status, run.out + run.err);
        assertTrue(run.out.contains("the test did not exercise kill"), run.out);
    }

    @Test
    void aRunThatExercisedTooLittleIsNotCalledLinearizable() {
        Console run = inquest("run", "--seed", "1", "--time-limit", "0.9s", "--nemesis", "kill");
        assertEquals(2, run.status, run.out + run.err);
        assertTrue(run.err.contains(" 0.9 s a run;"), run.err);
        assertTrue(run.out.startsWith("unknown: nothing in "), run.out);
        assertTrue(
                run.out.contains(" says that raft was not linearizable, but the run exercised too little to tell ("),
                run.out);
    }

    @Test
    void aStoreIsHeldToWhatItPromisesUnderItsOptions() {
        Console run = inquest("run", "--time-limit", "6s", "--seed", "3", "--reads", "local", "--nemesis", "none");
        assertEquals(0, run.status, run.out + run.err);
        assertTrue(run.out.startsWith("valid: raft was sequential in "), run.out);
    }

    @Test
    void checkersThatWorkAtOnceShareTheMemory() {
        assertEquals(
                Runtime.getRuntime().maxMemory() / 2 / 4, Simulations.budget(4).memoryBytesMax());
        assertEquals(Simulations.budget(1).timeNanosMax(), Simulations.budget(4).timeNanosMax());
    }

    @Test
    void aReportIsMadeAgain() throws IOException {
        assertEquals(0, run("--seed", "11", "--quiet").status);
        Path report = latest().resolve("report.html");
        byte[] first = Files.readAllBytes(report);
        Files.move(report, directory.resolve("old.html"), StandardCopyOption.REPLACE_EXISTING);
        assertEquals(0, inquest("report", "results/latest").status);
        assertEquals(new String(first, StandardCharsets.UTF_8), Files.readString(latest().resolve("report.html")));
    }

    @Test
    void aRunFileThatIsBrokenIsSaidInOneSentence() throws IOException {
        assertEquals(0, run("--seed", "11", "--quiet").status);
        Path file = latest().resolve("run.json");
        String good = Files.readString(file);
        for (String[] change : new String[][] {
            {"\"nodes\" : 5", "\"nodes\" : -1"},
            {"\"nodes\" : 5", "\"nodes\" : 1000000000"},
            {"\"concurrency\" : 10", "\"concurrency\" : 0"},
            {"\"concurrency\" : 10", "\"concurrency\" : 2000000000"},
            {"\"timeLimitNanos\" : 6", "\"timeLimitNanos\" : -6"},
            {"\"rate\" : ", "\"rate\" : -"},
            {"\"seed\" : 11", "\"seed\" : \"eleven\""},
            {"\"reads\" : ", "\"reads\" : 5, \"more\" : "},
            {"\"bug\" : null", "\"bug\" : \"heisen\""},
            {"\"election-timeout-ms\"", "\"other\""},
            {"\"cluster\" : \"sim\"", "\"cluster\" : \"docker\""},
            {"\"nemeses\" : [", "\"nemeses\" : [ \"kill\","},
            {"\"nemeses\" : [", "\"nemeses\" : [ \"earthquake\","},
            {"\"model\" : null", "\"model\" : \"oddness\""},
            {"\"model\" : null", "\"model\" : \"linearizable,\""},
            {"\"model\" : null", "\"model\" : \",\""},
            {"{", "["},
        }) {
            assertTrue(good.contains(change[0]), change[0]);
            Files.writeString(file, good.replace(change[0], change[1]));
            Console replay = inquest("replay", "results/latest");
            assertEquals(254, replay.status, change[1] + replay.out + replay.err);
            assertEquals(1, replay.err.lines().count(), replay.err);
        }
        Files.writeString(file, "{");
        assertEquals(254, inquest("report", "results/latest").status);
        Files.writeString(file, good);
        Files.writeString(latest().resolve("verdict.json"), "{");
        assertEquals(254, inquest("replay", "results/latest").status);
    }

    @Test
    void theLastSeedOfABatchMayBeTheLargestNumber() {
        String seeds = "9223372036854775806..9223372036854775807";
        Console run = inquest("run", "--time-limit", "6s", "--seeds", seeds, "--nemesis", "none");
        assertEquals(0, run.status, run.out + run.err);
        assertTrue(run.out.contains("of 2 runs 2 valid"), run.out);
    }

    @Test
    void othersMayReadWhatARunWrites() throws IOException {
        assertEquals(0, run("--seed", "11", "--quiet").status);
        Path plain = Files.createFile(directory.resolve("plain"));
        for (String name : names(latest())) {
            assertEquals(
                    Files.getPosixFilePermissions(plain), Files.getPosixFilePermissions(latest().resolve(name)), name);
        }
    }

    @Test
    void resultsThatCannotBeWrittenAreSaidBeforeTheRun() throws IOException {
        Files.writeString(directory.resolve("results"), "a file");
        Console run = run("--seed", "1");
        assertEquals(254, run.status);
        assertTrue(run.err.contains("name another folder with --results"), run.err);
    }
}
