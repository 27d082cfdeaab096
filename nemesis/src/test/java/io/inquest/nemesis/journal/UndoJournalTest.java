package io.inquest.nemesis.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoJournalTest {
    private static final HostFacts N1 = host("n1");
    private static final HostFacts N2 = host("n2");

    @TempDir
    Path directory;

    private static HostFacts host(String name) {
        return new HostFacts(name, InetAddress.getLoopbackAddress(), "/srv/" + name, "fake", Map.of("id", name));
    }

    private JournalFolder folder() {
        return new JournalFolder(directory.resolve("inquest/journal"));
    }

    /** Hosts that write down what is asked of them. */
    private static final class Fakes implements Healing.Reopening {
        final List<String> asked = new ArrayList<>();
        String gone = "";
        String failing = "";
        String unforeseen = "";

        @Override
        public Host reopen(HostFacts facts) throws IOException {
            if (facts.name().equals(gone)) {
                throw new HostGoneException(gone + " is no more");
            }
            if (facts.name().equals(unforeseen)) {
                throw new IllegalStateException("a library's own trouble");
            }
            return new Host() {
                @Override
                public HostFacts facts() {
                    return facts;
                }

                @Override
                public CommandResult run(Command command) {
                    asked.add(facts.name() + ": " + command);
                    return new CommandResult(command.words().contains(failing) ? 1 : 0, "", "no luck");
                }

                @Override
                public void upload(Path from, String to) {}

                @Override
                public void download(String from, Path to) {}

                @Override
                public void close() {}
            };
        }
    }

    /** As another process would leave it: the journal of this one is not up for healing. */
    private LeftBehind left(Path file) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, lines.get(0).replaceFirst("\"pid\":\\d+", "\"pid\":1"));
        Files.writeString(file, String.join("\n", lines) + "\n");
        return LeftBehind.read(file);
    }

    private Path journalOfThree() throws IOException {
        try (UndoJournal journal = UndoJournal.create(folder(), "abc", "run it")) {
            journal.before(N1, "cut n1 from n2", List.of(Command.of("mend", "a"), Command.of("mend", "b")));
            UndoLog.Entry entry = journal.before(N2, "pause n2", List.of(Command.of("go on")));
            journal.before(
                    N2, "slow n2", List.of(Command.of("hurry").withInput("up").with("WHY", "late")));
            entry.undone();
            return journal.file();
        }
    }

    @Test
    void whatStandsIsUndoneTheLatestFirst() throws IOException {
        Path file = journalOfThree();
        LeftBehind left = left(file);
        assertEquals("run it", left.owner().orElseThrow().what());
        assertEquals(
                List.of("slow n2", "cut n1 from n2"),
                left.changes().stream().map(Change::what).toList());
        assertEquals(N2, left.changes().get(0).host());
        Command hurry = left.changes().get(0).undo().get(0);
        assertEquals(new Command(List.of("hurry"), Map.of("WHY", "late"), "up", Duration.ofSeconds(30)), hurry);

        Fakes hosts = new Fakes();
        try (LeftBehind.Claim claim = left.claim().orElseThrow()) {
            assertEquals(0, Healing.heal(left, claim, hosts, said -> {}));
        }
        assertEquals(List.of("n2: hurry", "n1: mend a", "n1: mend b"), hosts.asked);
        assertEquals(List.of(), folder().journals());
        assertFalse(Files.exists(JournalFolder.lockOf(file)));
    }

    @Test
    void whatCannotBeUndoneStaysAndTheRestDoesNot() throws IOException {
        LeftBehind left = left(journalOfThree());
        Fakes hosts = new Fakes();
        hosts.failing = "hurry";
        List<String> said = new ArrayList<>();
        try (LeftBehind.Claim claim = left.claim().orElseThrow()) {
            assertEquals(1, Healing.heal(left, claim, hosts, said::add));
        }
        assertEquals(
                List.of(
                        "NOT undone on n2 (fake): slow n2: n2: \"hurry\" ended with status 1: no luck",
                        "undone on n1 (fake): cut n1 from n2"),
                said);
        LeftBehind again = LeftBehind.read(left.file());
        assertEquals(
                List.of("slow n2"), again.changes().stream().map(Change::what).toList());

        hosts.failing = "";
        hosts.gone = "n2";
        try (LeftBehind.Claim claim = again.claim().orElseThrow()) {
            assertEquals(0, Healing.heal(again, claim, hosts, said::add));
        }
        assertEquals("gone with n2 (fake): slow n2", said.get(2));
        assertEquals(List.of(), folder().journals());
    }

    @Test
    void whatNobodyForesawOnOneHostDoesNotKeepTheOthersAsTheyAre() throws IOException {
        LeftBehind left = left(journalOfThree());
        Fakes hosts = new Fakes();
        hosts.unforeseen = "n2";
        List<String> said = new ArrayList<>();
        try (LeftBehind.Claim claim = left.claim().orElseThrow()) {
            assertEquals(1, Healing.heal(left, claim, hosts, said::add));
        }
        assertEquals(
                List.of(
                        "NOT undone on n2 (fake): slow n2: a library's own trouble",
                        "undone on n1 (fake): cut n1 from n2"),
                said);
    }

    @Test
    void whatARunWroteBetweenTheLookAndItsEndIsUndoneToo() throws IOException {
        LeftBehind early = left(journalOfThree());
        String later = Files.readAllLines(early.file()).get(1).replace("\"id\":1", "\"id\":9");
        Files.writeString(early.file(), later + "\n", StandardOpenOption.APPEND);
        Fakes hosts = new Fakes();
        try (LeftBehind.Claim claim = early.claim().orElseThrow()) {
            assertEquals(0, Healing.heal(early, claim, hosts, said -> {}));
        }
        assertEquals(List.of("n1: mend a", "n1: mend b", "n2: hurry", "n1: mend a", "n1: mend b"), hosts.asked);
    }

    @Test
    void whatARunUndidBetweenTheLookAndItsEndIsNotUndoneAgain() throws IOException {
        LeftBehind early = left(journalOfThree());
        Files.delete(early.file());
        Fakes hosts = new Fakes();
        try (LeftBehind.Claim claim = early.claim().orElseThrow()) {
            assertEquals(0, Healing.heal(early, claim, hosts, said -> {}));
        }
        assertEquals(List.of(), hosts.asked);
        assertFalse(Files.exists(JournalFolder.lockOf(early.file())));
    }

    /** Hosts' threads are interrupted when a run ends, and what they were about to do is still written down. */
    @Test
    void anInterruptedThreadWritesAndOthersWriteAfterIt() throws IOException {
        try (UndoJournal journal = UndoJournal.create(folder(), "abc", "run it")) {
            Thread.currentThread().interrupt();
            UndoLog.Entry entry = journal.before(N1, "cut", List.of(Command.of("mend")));
            assertTrue(Thread.interrupted());
            entry.undone();
            journal.before(N2, "pause", List.of(Command.of("go on")));
            assertEquals(4, Files.readAllLines(journal.file()).size());
        }
    }

    /** A process that is killed while it writes has not done yet what it was writing down. */
    @Test
    void aTornLastLineIsNoChangeAndAnyOtherIsAnError() throws IOException {
        Path file = journalOfThree();
        Files.writeString(file, "{\"id\":4,\"what\":\"half", StandardOpenOption.APPEND);
        assertEquals(2, LeftBehind.read(file).changes().size());
        try (LeftBehind.Claim claim = LeftBehind.read(file).claimByForce()) {
            claim.undone(LeftBehind.read(file).changes().get(0));
        }
        List<String> lines = Files.readAllLines(file);
        assertEquals("{\"undone\":3}", lines.get(lines.size() - 1));
        lines.set(1, "{");
        Files.writeString(file, String.join("\n", lines) + "\n");
        IOException broken = assertThrows(IOException.class, () -> LeftBehind.read(file));
        assertTrue(broken.getMessage().startsWith("line 2 of " + file + " cannot be read: "), broken.getMessage());
    }

    @Test
    void aRunThatGoesOnIsLeftAlone() throws IOException {
        try (UndoJournal journal = UndoJournal.create(folder(), "abc", "run it")) {
            journal.before(N1, "cut", List.of(Command.of("mend")));
            assertTrue(LeftBehind.read(journal.file()).claim().isEmpty());
        }
    }

    @Test
    void itEndsWithTheRunIfAllWasUndone() throws IOException {
        UndoJournal journal = UndoJournal.create(folder(), "abc", "run it");
        UndoLog.Entry entry = journal.before(N1, "cut", List.of(Command.of("mend")));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.file())));
        entry.undone();
        entry.undone();
        assertEquals(3, Files.readAllLines(journal.file()).size());
        journal.close();
        assertEquals(List.of(), folder().journals());
        assertThrows(IOException.class, () -> journal.before(N1, "cut", List.of(Command.of("mend"))));
    }

    @Test
    void itIsWhereTheUsersStateIs() {
        assertEquals(
                Path.of("/s/inquest/journal"),
                JournalFolder.standard(Map.of("XDG_STATE_HOME", "/s", "HOME", "/h"))
                        .path());
        assertEquals(
                Path.of("/h/.local/state/inquest/journal"),
                JournalFolder.standard(Map.of("XDG_STATE_HOME", "relative", "HOME", "/h"))
                        .path());
    }
}
