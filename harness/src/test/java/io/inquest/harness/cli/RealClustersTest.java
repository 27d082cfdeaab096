package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clusters from the command line, on a backend whose hosts are folders. */
class RealClustersTest {
    @TempDir
    Path directory;

    private Path machines;
    private Path journals;

    @BeforeEach
    void makeFolders() throws IOException {
        machines = Files.createDirectory(directory.resolve("machines"));
        journals = directory.resolve("state/inquest/journal");
    }

    private Console run(String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("run", "--cluster", "folders", "--folders-in", machines.toString(), "--system", "ledger"));
        all.addAll(List.of("--nemesis", "none", "--time-limit", "300ms"));
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
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aRunSaysAndWritesDownWhereItWas() throws IOException {
        Files.writeString(directory.resolve("hosts.txt"), "# mine\nalpha\nbeta\n");
        Console run = run("--hosts", "hosts.txt", "--seed", "3");
        assertEquals(0, run.status, run.out + run.err);
        assertTrue(run.err.startsWith("ledger on 2 nodes of the cluster folders; register by 4 clients"), run.err);
        assertTrue(run.out.startsWith("valid: ledger was linearizable in "), run.out);
        String json = Files.readString(latest().resolve("run.json"));
        for (String fact : List.of(
                "\"cluster\" : \"folders\"",
                "\"hosts\" : [\n      \"alpha\",\n      \"beta\"\n    ]",
                "\"folders-in\" : ",
                "\"seed\" : 3")) {
            assertTrue(json.contains(fact), json);
        }
        String log = Files.readString(latest().resolve("inquest.log"));
        assertTrue(log.contains("the hosts are folders in "), log);
        assertTrue(log.contains("letting go of the hosts"), log);
        assertEquals(List.of(), names(machines));

        Path first = latest();
        Console again = inquest("replay", "results/latest");
        assertEquals(0, again.status, again.out + again.err);
        assertTrue(again.out.startsWith("The same schedule on real nodes"), again.out);
        assertTrue(!first.equals(latest()), "a folder of its own");
        assertEquals(254, inquest("replay", "results/latest", "--messages").status);
    }

    @Test
    void repeatedRunsAreAllKeptAndSayHowOftenItRecurs() throws IOException {
        Console run = run("--ledger-fails", "reads", "--repeat", "2", "--seed", "5");
        assertEquals(1, run.status, run.out + run.err);
        assertTrue(run.err.contains("seed 5, 2 times"), run.err);
        assertTrue(run.out.contains("in 2 of 2 runs: a rate of 100.0 % (95 % interval 34.2 % to 100.0 %)"), run.out);
        assertTrue(names(latest()).containsAll(List.of("seed-5", "seed-5-2", "summary.json")));
        String verdict = Files.readString(latest().resolve("seed-5-2/verdict.json"));
        assertTrue(verdict.contains("\"sinceDueNanos\""), verdict);
        assertTrue(Files.readString(latest().resolve("seed-5-2/inquest.log")).contains("running the workload"));
        String page = Files.readString(latest().resolve("report.html"));
        assertTrue(page.contains("href=\"seed-5/report.html\"") && page.contains("href=\"seed-5-2/report.html\""));
        assertTrue(Files.readString(latest().resolve("junit.xml")).contains("name=\"seed 5, again (2)\""));
        assertEquals(List.of(), names(machines));
    }

    /** The first run's hosts are opened before anything is written, those of the others one after another. */
    @Test
    void runsThatCanNoLongerBeMadeLeaveTheOthersTheirVerdicts() throws IOException {
        String gone = "--folders-vanish";
        Console run = run("--ledger-fails", "reads", "--repeat", "3", "--seed", "5", gone, "yes");
        assertEquals(1, run.status, run.out + run.err);
        String out = run.out.replaceAll("\\s+", " ");
        assertTrue(out.contains("after 1 of 3 runs there could be no more: there is no folder "), out);
        assertTrue(out.contains("invalid in 1 of 1 runs"), out);
        assertTrue(Files.readString(latest().resolve("summary.json")).contains("\"invalid\" : 1"));
    }

    @Test
    void aClientThatSaysFailOfWhatItDidMakesTheVerdictUnknown() throws IOException {
        requireUnbelieved("fails-done", "fail-means-not-done: Fail says that it certainly did not happen");
    }

    @Test
    void aClientThatReturnsOtherValuesThanWereWrittenMakesTheVerdictUnknown() throws IOException {
        requireUnbelieved("other-values", "values-as-written: a read returns what was written");
    }

    /** Without the check the store would be blamed for what its client made up. */
    private void requireUnbelieved(String lie, String rule) throws IOException {
        Console blamed = run("--ledger-fails", lie, "--check-client", "no", "--seed", "4");
        assertEquals(1, blamed.status, blamed.out + blamed.err);
        Console run = run("--ledger-fails", lie, "--check-client", "yes", "--seed", "4");
        assertEquals(2, run.status, run.out + run.err);
        String out = run.out.replaceAll("\\s+", " ");
        assertTrue(out.startsWith("unknown: "), out);
        assertTrue(out.contains("the client: " + rule), out);
        String verdict = Files.readString(latest().resolve("verdict.json"));
        assertTrue(verdict.contains("\"valid\" : \"unknown\""), verdict);
        assertTrue(verdict.contains("\"type\" : \"client-contract\""), verdict);
        assertTrue(verdict.contains("the client: " + rule), verdict);
        assertFalse(verdict.contains("\"valid\" : false"), verdict);
        assertEquals(List.of(), names(machines));
    }

    @Test
    void ofAllFaultsThoseAreLeftOutThatCannotBeHad() throws IOException {
        Console run = inquest(
                "run",
                "--cluster",
                "folders",
                "--folders-in",
                machines.toString(),
                "--system",
                "ledger",
                "--nemesis",
                "all",
                "--time-limit",
                "300ms",
                "--seed",
                "3");
        assertEquals(
                1,
                run.err
                        .lines()
                        .filter(line -> line.startsWith("--nemesis all goes without what cannot be had here: clock ("))
                        .count(),
                run.err);
        assertTrue(run.err.contains("register by 4 clients; pause; "), run.err);
        String json = Files.readString(latest().resolve("run.json"));
        assertTrue(json.contains("\"nemeses\" : [\n      \"pause\"\n    ]"), json);
        assertFalse(json.contains("clock-"), json);
    }

    /** Four clients begin forty operations a second, and two hundred are due. */
    @Test
    void whatIsDrawnAndSaidOfLatencyCountsFromWhenItWasDue() throws IOException {
        Console run = run("--ledger-takes-ms", "100", "--rate", "200", "--seed", "3");
        assertEquals(0, run.status, run.out + run.err);
        assertTrue(run.out.contains("since each operation was due; "), run.out);
        assertTrue(run.out.contains(" more were due at the end and never begun"), run.out);
        assertFalse(Files.readString(latest().resolve("verdict.json")).contains("\"neverBegun\" : 0"));
        List<String> due = Files.readAllLines(latest().resolve("due.csv"));
        assertEquals("index,due", due.get(0));
        assertTrue(due.size() > 10, due::toString);
        String page = Files.readString(latest().resolve("report.html"));
        assertTrue(page.contains("Latency since each operation was due"));
        assertTrue(page.contains("more operations were due when the main part ended, and never begun"));
        Files.writeString(latest().resolve("due.csv"), "index,due\n0;1\n");
        assertEquals(0, inquest("report", "results/latest").status);
        page = Files.readString(latest().resolve("report.html"));
        assertTrue(page.contains("Latency since each operation was invoked"));
        assertTrue(page.contains("due.csv cannot be read (line 2 is no index and time)"));
    }

    /** Nothing of it is in a machine that has it, or in one that has not. */
    @Test
    void packetsAreCapturedOrTheRunIsRefused() throws IOException {
        Console run = run("--pcap", "headers", "--seed", "3");
        if (run.status == 254) {
            assertTrue(run.err.contains("packets cannot be captured (--pcap): "), run.err);
            assertTrue(Files.notExists(directory.resolve("results")));
        } else {
            assertEquals(0, run.status, run.out + run.err);
            assertTrue(Files.size(latest().resolve("nodes/n2/packets.pcap")) >= 24, "a file of packets has a head");
        }
        assertEquals(List.of(), names(machines));
        Console simulated = inquest("run", "--pcap", "whole");
        assertEquals(254, simulated.status);
        assertTrue(simulated.err.startsWith("inquest: --pcap is of the cluster "), simulated.err);
        assertTrue(simulated.err.contains("and this run is on sim"), simulated.err);
        Console none = run("--pcap", "yes");
        assertEquals(254, none.status);
        assertTrue(none.err.contains("--pcap is one of no, headers, whole"), none.err);
    }

    @Test
    void aStoreThatDoesNotComeUpIsUnknown() {
        Console run = run("--ledger-fails", "set-up");
        assertEquals(2, run.status, run.out + run.err);
        assertTrue(run.out.contains("the ledger's set-up failed"), run.out);
    }

    @Test
    void hostsThatCannotBeHadAreSaidBeforeAnythingIsWritten() throws IOException {
        Files.delete(machines);
        Console run = run();
        assertEquals(254, run.status);
        assertEquals(
                "inquest: there is no folder \"" + machines + "\" to make hosts in; name one with --folders-in\n",
                run.err);
        assertEquals(List.of(), names(journals));
        assertTrue(Files.notExists(directory.resolve("results")));
        Files.createDirectory(machines);
        Console fault = inquest(
                "run",
                "--cluster",
                "folders",
                "--folders-in",
                machines.toString(),
                "--system",
                "ledger",
                "--nemesis",
                "clock");
        assertEquals(254, fault.status, fault.err);
    }

    @Test
    void doctorTriesWhatThereIs() throws IOException {
        Console doctor = inquest("doctor", "--cluster", "folders", "--folders-in", machines.toString());
        assertEquals(0, doctor.status, doctor.err);
        assertTrue(doctor.out.contains("\ncluster folders\n  yes  have hosts\n"), doctor.out);
        assertTrue(doctor.out.contains("  no   damage disks (disk)\n       "), doctor.out);
        assertEquals(List.of(), names(machines));

        String none = inquest("doctor", "--cluster", "none").out;
        assertTrue(none.contains("\ncluster none\n  no   have hosts\n       the store runs on machines"), none);
        assertFalse(none.contains("(partition)\n"), none);

        Console without = inquest("doctor", "--cluster", "folders", "--json");
        assertEquals(0, without.status, without.err);
        assertTrue(without.out.contains("\"cluster\":\"folders\",\"hosts\":false,\"reason\":\"there is no folder"));
        assertEquals(254, inquest("doctor", "--cluster", "fodlers").status);
        assertEquals(254, inquest("doctor", "--hosts", "hosts.txt").status);
    }

    @Test
    void healUndoesWhatADeadRunLeft() throws IOException {
        assertEquals(
                "nothing to heal: no run on real hosts has left anything in " + journals + "\n", inquest("heal").out);
        Path home = Files.createDirectories(machines.resolve("abc/n1"));
        Files.writeString(home.resolve("cut"), "");
        Files.createDirectories(journals);
        String change =
                "{\"id\":%d,\"what\":\"%s\",\"host\":{\"name\":\"%s\",\"address\":\"127.0.0.1\",\"home\":\"%s\","
                        + "\"backend\":\"folders\",\"key\":{}},\"undo\":[{\"words\":[\"rm\",\"-f\",\"cut\"],\"environment\":{},"
                        + "\"input\":\"\",\"timeoutMillis\":5000}]}%n";
        String head = "{\"schema\":1,\"pid\":1,\"started\":\"2001-01-01T00:00:00Z\",\"what\":\"run\"}\n";
        Path journal = journals.resolve("abc.jsonl");
        Files.writeString(
                journal,
                head
                        + change.formatted(1, "cut n1 from n2", "n1", home)
                        + change.formatted(2, "cut n2 from n1", "n2", home.resolveSibling("n2")));

        String doctor = inquest("doctor", "--cluster", "folders").out.replaceAll("\\s+", " ");
        assertTrue(doctor.contains(" left 2 changes to be undone: inquest heal"), doctor);
        Console heal = inquest("heal");
        assertEquals(0, heal.status, heal.out + heal.err);
        assertEquals("""
            "inquest run", process 1 of 2001-01-01T00:00:00Z (journal abc.jsonl) left 2 changes to be undone
              gone with n2 (folders): cut n2 from n1
              undone on n1 (folders): cut n1 from n2
            everything is undone
            """, heal.out);
        assertEquals(List.of(), names(home));
        assertEquals(List.of(), names(journals));

        Files.writeString(journal, head + change.formatted(1, "cut", "n1", home).replace("\"rm\"", "\"false\""));
        Console failed = inquest("heal");
        assertEquals(2, failed.status, failed.out);
        assertTrue(failed.err.startsWith("inquest: not everything could be undone"), failed.err);
        Files.writeString(
                journal, head + change.formatted(1, "cut", "n1", home).replace("\"folders\"", "\"elsewhere\""));
        Console foreign = inquest("heal");
        assertEquals(2, foreign.status, foreign.out);
        assertTrue(
                foreign.out.contains(
                        "NOT undone on n1 (elsewhere): cut: no cluster \"elsewhere\" (inquest list clusters)"),
                foreign.out);
        assertTrue(Files.exists(journal));
    }
}
