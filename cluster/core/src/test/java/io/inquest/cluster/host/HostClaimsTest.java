package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "a host is known by what /proc says of it")
final class HostClaimsTest {
    @TempDir
    private Path temp;

    private final RecordedUndo undo = new RecordedUndo();

    /** Hosts as a run has them: a home of its own on each, beside those of others. */
    private List<Host> hosts(String id) {
        return List.of(new ThisMachine("n1", temp.resolve("1/" + id)), new ThisMachine("n2", temp.resolve("2/" + id)));
    }

    private static Claimant claimant(String id) {
        return new Claimant(id, "ann", "desk", 41, "run --seed " + id, "/home/ann/" + id + ".jsonl");
    }

    private static void undo(RecordedUndo log, List<Host> hosts) throws IOException {
        for (RecordedUndo.Change change : log.open) {
            for (Host host : hosts) {
                if (host.facts().equals(change.host())) {
                    for (Command command : change.undo()) {
                        host.require(command);
                    }
                }
            }
        }
    }

    private List<Path> claims(String host) throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve(host))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void aHostThatIsClaimedIsRefusedToOthersBeforeAnythingIsDone() throws IOException {
        List<Host> first = hosts("aa");
        HostClaims.take(first, claimant("aa"), undo);
        assertEquals(List.of(HostClaims.WHAT, HostClaims.WHAT), undo.written);
        assertEquals(1, claims("1").size());
        String claim = Files.readString(claims("1").get(0));
        assertTrue(claim.startsWith("id aa\nuser ann\nmachine desk\nprocess 41\nwhat run --seed aa\n"), claim);
        String since = claim.lines().reduce("", (before, line) -> line).substring("since ".length());
        assertTrue(since.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), since);

        RecordedUndo second = new RecordedUndo();
        IOException refusal =
                assertThrows(IOException.class, () -> HostClaims.take(hosts("bb"), claimant("bb"), second));
        assertEquals(
                "n1 and n2 are in use by \"inquest run --seed aa\" of ann on desk (process 41), since " + since
                        + "; faults of two runs would mix, so nothing was done. Wait until it has ended. If it was"
                        + " killed, say inquest heal on desk, where its journal is (/home/ann/aa.jsonl). Only if desk is"
                        + " lost for ever, let go of each of these hosts by force, there: rm " + temp + "/1/claim-*",
                refusal.getMessage());
        assertEquals(List.of(), second.written);
        assertEquals(claim, Files.readString(claims("1").get(0)));
    }

    @Test
    void whatIsWrittenDownOfAClaimEndsItAndNoOther() throws IOException {
        List<Host> first = hosts("aa");
        HostClaims claims = HostClaims.take(first, claimant("aa"), undo);
        assertEquals(List.of(), claims.lost());
        undo(undo, first);
        assertEquals(List.of(), claims("1"));
        RecordedUndo next = new RecordedUndo();
        HostClaims.take(hosts("bb"), claimant("bb"), next);
        undo(undo, first);
        assertEquals(1, claims("1").size());
        undo(next, hosts("bb"));
        assertEquals(List.of(), claims("1"));
    }

    @Test
    void theFolderGoesWithTheLastClaim() throws IOException {
        Host host = new ThisMachine("n1", temp.resolve("1/aa"));
        HostClaims.take(List.of(host), claimant("aa"), undo);
        host.require(HomeFolder.remove(host.facts()));
        assertTrue(Files.isDirectory(temp.resolve("1")), "somebody's claim is in it");
        undo(undo, List.of(host));
        assertFalse(Files.exists(temp.resolve("1")));
        host.require(HomeFolder.make(host.facts()));
        assertTrue(Files.isDirectory(temp.resolve("1/aa")));
        host.require(HomeFolder.remove(host.facts()));
        host.require(HomeFolder.remove(host.facts()));
        assertFalse(Files.exists(temp.resolve("1")));
    }

    /** The mark in a claim's name is of this start of this machine. */
    @Test
    void aClaimOfBeforeARestartIsNone() throws IOException {
        List<Host> first = hosts("aa");
        HostClaims claims = HostClaims.take(first, claimant("aa"), undo);
        for (String host : List.of("1", "2")) {
            Path claim = claims(host).get(0);
            Files.move(claim, claim.resolveSibling("claim-of-an-earlier-boot"));
        }
        assertEquals(
                "n1 was not claimed by this run any more at its end: it was started anew, or somebody let go of it, and"
                        + " faults of others may have been there",
                claims.lost().get(0));
        HostClaims.take(hosts("bb"), claimant("bb"), new RecordedUndo());
        assertEquals(2, claims("1").size());
        assertTrue(
                claims.lost()
                        .get(1)
                        .startsWith("n2 was taken from this run while it went on, by \"inquest run --seed bb"),
                claims.lost().toString());
        undo(undo, first);
        assertEquals(1, claims("1").size(), "the stale one, which is its own, it removes");
        assertTrue(Files.readString(claims("1").get(0)).startsWith("id bb\n"));
    }

    @Test
    void whoUndoesADeadRunsChangesClaimsTheHostAgainUnlessAnotherHasIt() throws IOException {
        Host host = hosts("aa").get(0);
        assertEquals(Optional.empty(), HostClaims.take(host, claimant("aa")));
        assertEquals(Optional.empty(), HostClaims.take(host, claimant("aa")));
        HostClaim claim = HostClaims.take(hosts("bb").get(0), claimant("bb")).orElseThrow();
        assertTrue(claim.holder().startsWith("\"inquest run --seed aa\" of ann on desk (process 41), since 2"));
        assertEquals(1, claims("1").size());
    }

    @Test
    void aMachineThatIsListedTwiceIsClaimedOnce() throws IOException {
        List<Host> both =
                List.of(new ThisMachine("n1", temp.resolve("1/aa-n1")), new ThisMachine("n2", temp.resolve("1/aa-n2")));
        HostClaims claims = HostClaims.take(both, claimant("aa"), undo);
        assertEquals(1, claims("1").size());
        assertEquals(List.of(), claims.lost());
        undo(undo, both);
        assertEquals(List.of(), claims("1"));
    }

    @Test
    void ofTwoAtTheSameMomentOneHasAllHosts() {
        for (int round = 0; round < 6; round++) {
            List<Host> ones = hosts("a" + round);
            List<Host> others = new ArrayList<>(hosts("b" + round));
            Collections.reverse(others);
            RecordedUndo oneLog = new RecordedUndo();
            RecordedUndo otherLog = new RecordedUndo();
            CompletableFuture<Boolean> one = CompletableFuture.supplyAsync(() -> has(ones, "a", oneLog));
            boolean other = has(others, "b", otherLog);
            assertTrue(one.join() ^ other, "one of both, round " + round);
            try {
                undo(oneLog, ones);
                undo(otherLog, others);
                assertEquals(List.of(), claims("1"));
                assertEquals(List.of(), claims("2"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private static boolean has(List<Host> hosts, String id, RecordedUndo log) {
        try {
            HostClaims.take(hosts, claimant(id), log);
            return true;
        } catch (IOException refused) {
            assertTrue(refused.getMessage().contains(" in use by "), refused.getMessage());
            return false;
        }
    }

    @Test
    void whatAnybodyMayHaveWrittenIsFitForATerminal() {
        HostClaim claim =
                HostClaim.parse("/c", List.of("id x", "what \u001b[2J" + "y".repeat(1_000), "what later", "nothing"));
        assertFalse(claim.holder().contains("\u001b"));
        assertTrue(claim.holder().length() < 400, claim.holder());
        assertTrue(claim.holder().endsWith("of ? on ? (process ?), since ?"), claim.holder());
    }

    @Test
    void aHostThatCannotBeClaimedIsARefusalThatSaysWhy() {
        Host broken = new RecordingHost(
                "n1",
                command -> command.words().contains("inquest-look-claim")
                        ? new CommandResult(0, "mark\n", "")
                        : new CommandResult(1, "", "the disk is full"));
        IOException refusal =
                assertThrows(IOException.class, () -> HostClaims.take(List.of(broken), claimant("aa"), undo));
        assertEquals("n1: it could not be claimed: the disk is full", refusal.getMessage());
        assertEquals(List.of(HostClaims.WHAT), undo.openWhats());
    }
}
