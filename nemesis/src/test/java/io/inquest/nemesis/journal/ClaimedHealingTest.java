package io.inquest.nemesis.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostClaims;
import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Healing of hosts that a run had claimed. */
class ClaimedHealingTest {
    private static final HostFacts N1 = host("n1");
    private static final HostFacts N2 = host("n2");
    private static final String ANOTHER =
            "/srv/claim-x\nid other\nuser bob\nmachine lab\nprocess 7\nwhat run\nsince today\n";

    @TempDir
    Path directory;

    private final List<String> asked = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private String holding = "";
    private String failing = "";
    private LeftBehind left;

    private static HostFacts host(String name) {
        return new HostFacts(name, InetAddress.getLoopbackAddress(), "/srv/" + name, "fake", Map.of());
    }

    private Host reopen(HostFacts facts) {
        return new Host() {
            @Override
            public HostFacts facts() {
                return facts;
            }

            @Override
            public CommandResult run(Command command) {
                boolean claims = command.words().contains("inquest-take-claim");
                String what =
                        claims ? "claim for " + command.input().lines().toList().get(0) : command.toString();
                asked.add(facts.name() + ": " + what);
                return new CommandResult(
                        what.equals(failing) ? 1 : 0, claims && facts.name().equals(holding) ? ANOTHER : "", "no luck");
            }

            @Override
            public void upload(Path from, String to) {}

            @Override
            public void download(String from, Path to) {}

            @Override
            public void close() {
                asked.add(facts.name() + " closed");
            }
        };
    }

    @BeforeEach
    void aRunDies() throws IOException {
        try (UndoJournal journal = UndoJournal.create(new JournalFolder(directory.resolve("journal")), "abc", "run")) {
            for (HostFacts host : List.of(N1, N2)) {
                journal.before(host, HostClaims.WHAT, List.of(Command.of("release")));
            }
            for (HostFacts host : List.of(N1, N2)) {
                journal.before(host, "cut", List.of(Command.of("mend")));
            }
            List<String> lines = new ArrayList<>(Files.readAllLines(journal.file()));
            lines.set(0, lines.get(0).replaceFirst("\"pid\":\\d+", "\"pid\":1"));
            Files.writeString(journal.file(), String.join("\n", lines) + "\n");
            left = LeftBehind.read(journal.file());
        }
    }

    private int heal() throws IOException {
        try (LeftBehind.Claim claim = left.claim().orElseThrow()) {
            return Healing.heal(left, claim, this::reopen, said::add);
        }
    }

    @Test
    void aHostIsClaimedAgainBeforeAnythingIsUndoneAndLetGoOfLast() throws IOException {
        // a torn line: what it was to say had not been done
        Files.writeString(left.file(), "{\"id\":5,\"what\":\"ha", StandardOpenOption.APPEND);
        assertEquals(0, heal());
        assertEquals(
                List.of(
                        "n2: claim for id abc",
                        "n2: mend",
                        "n1: claim for id abc",
                        "n1: mend",
                        "n2: release",
                        "n1: release",
                        "n2 closed",
                        "n1 closed"),
                asked);
        assertTrue(Files.notExists(left.file()));
    }

    @Test
    void onAHostThatIsAnothersByNowNothingIsUndone() throws IOException {
        holding = "n2";
        assertEquals(2, heal());
        assertEquals(
                List.of(
                        "n2: claim for id abc",
                        "n2 closed",
                        "n1: claim for id abc",
                        "n1: mend",
                        "n1: release",
                        "n1 closed"),
                asked);
        assertEquals(
                "NOT undone on n2 (fake): cut: n2 is in use by \"inquest run\" of bob on lab (process 7), since today,"
                        + " which must not be disturbed; say inquest heal again when that has ended",
                said.get(0));
        assertEquals(
                List.of("cut", HostClaims.WHAT),
                LeftBehind.read(left.file()).changes().stream()
                        .map(Change::what)
                        .toList());

        holding = "";
        assertEquals(0, heal());
        assertTrue(Files.notExists(left.file()));
    }

    @Test
    void aHostIsNotLetGoOfWhileSomethingStandsThere() throws IOException {
        failing = "mend";
        assertEquals(4, heal());
        assertTrue(asked.stream().noneMatch(what -> what.contains("release")), asked.toString());
        assertEquals(
                "NOT undone on n1 (fake): claim of the host: it is kept until the rest is undone",
                said.get(said.size() - 1));
        assertEquals(4, LeftBehind.read(left.file()).changes().size());
    }

    /** A run that was killed while it wrote who it is had changed nothing. */
    @Test
    void aJournalOfATornLineAloneGoes() throws IOException {
        Files.writeString(left.file(), "{\"schema\":1,\"pi");
        left = LeftBehind.read(left.file());
        assertTrue(left.owner().isEmpty());
        assertEquals(0, heal());
        assertEquals(List.of(), asked);
        assertTrue(Files.notExists(left.file()));
    }
}
