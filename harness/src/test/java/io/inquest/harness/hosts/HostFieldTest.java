package io.inquest.harness.hosts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import io.inquest.nemesis.journal.JournalFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How hosts are come by and let go of. */
@Timeout(120)
class HostFieldTest {
    @TempDir
    Path directory;

    private JournalFolder journals(String user) {
        return new JournalFolder(directory.resolve(user).resolve("journal"));
    }

    private static HostField open(ClusterProvider provider, JournalFolder journals, Map<String, String> options)
            throws IOException {
        List<String> hosts = options.isEmpty() ? List.of() : List.of("alpha", "beta");
        return HostField.open(
                provider, new HostField.Wanted(2, hosts, options, 1, "run it"), journals, line -> {}, () -> false);
    }

    /** Two hosts that are none; what is asked of them, beside what tries them, is written down. */
    private static final class Scripted implements ClusterProvider, HostPool {
        final List<String> events = new CopyOnWriteArrayList<>();
        UndoLog undo;
        RuntimeException failure;
        boolean closed;

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String summary() {
            return "none";
        }

        @Override
        public List<ClusterOption> options() {
            return List.of();
        }

        private static HostFacts facts(String name) {
            return new HostFacts(name, InetAddress.getLoopbackAddress(), "/srv/" + name, "scripted", Map.of());
        }

        @Override
        public HostPool open(ClusterRequest request) throws IOException {
            undo = request.undo();
            undo.before(facts("n1"), "made n1", List.of(Command.of("mend", "it")));
            if (failure != null) {
                throw failure;
            }
            return this;
        }

        @Override
        public boolean found() {
            return false;
        }

        @Override
        public List<Host> hosts() {
            return List.of(host("n1"), host("n2"));
        }

        private Host host(String name) {
            return new Host() {
                @Override
                public HostFacts facts() {
                    return Scripted.facts(name);
                }

                @Override
                public CommandResult run(Command command) {
                    if (!command.words().get(0).equals("mend")) {
                        boolean ends = command.words().contains("inquest-kill");
                        return new CommandResult(ends ? 0 : 1, "", "nothing can be done here");
                    }
                    events.add(name + ": " + command);
                    return new CommandResult(command.words().contains("stubborn") && !closed ? 1 : 0, "", "not now");
                }

                @Override
                public void upload(Path from, String to) {}

                @Override
                public void download(String from, Path to) {}

                @Override
                public void close() {
                    events.add(name + " closed");
                }
            };
        }

        @Override
        public Host reopen(HostFacts facts) throws IOException {
            events.add("reopen " + facts.name());
            if (facts.name().equals("n2")) {
                throw new HostGoneException("n2 is no more");
            }
            return host(facts.name());
        }

        @Override
        public void close() throws IOException {
            events.add("pool closed");
            closed = true;
            throw new IOException("the door is stuck");
        }
    }

    @Test
    void whatStandsIsUndoneTheLatestFirstThenThePoolIsClosedAndWhatIsLeftTriedOnceMore() throws IOException {
        Scripted hosts = new Scripted();
        HostField field = open(hosts, journals("me"), Map.of());
        hosts.undo.before(Scripted.facts("n1"), "cut", List.of(Command.of("mend", "stubborn")));
        hosts.undo.before(Scripted.facts("n2"), "cut", List.of(Command.of("mend", "stubborn", "too")));
        hosts.undo.before(Scripted.facts("n2"), "slow", List.of(Command.of("mend", "a"), Command.of("mend", "b")));
        hosts.events.clear();
        assertEquals(List.of("the hosts could not be let go of: the door is stuck"), field.close());
        assertEquals(
                List.of(
                        "n2: mend a",
                        "n2: mend b",
                        "n2: mend stubborn too",
                        "n1: mend stubborn",
                        "n1: mend it",
                        "pool closed",
                        "reopen n2",
                        "reopen n1",
                        "n1: mend stubborn"),
                hosts.events);
        assertEquals(List.of(), journals("me").journals());
    }

    /** What no backend should throw, and one may all the same. */
    @Test
    void whatABackendHadDoneWhenItFailedUnforeseenIsUndone() throws IOException {
        Scripted hosts = new Scripted();
        hosts.failure = new IllegalStateException("a library's own trouble");
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> open(hosts, journals("me"), Map.of()));
        assertEquals("a library's own trouble", thrown.getMessage());
        assertEquals(List.of("reopen n1", "n1: mend it"), hosts.events);
        assertEquals(List.of(), journals("me").journals());
    }

    /** A timer that a client left behind, say. */
    @Test
    void whatIsThrownMeanwhileDoesNotCostTheLogs() throws IOException {
        Scripted hosts = new Scripted();
        HostField field = open(hosts, journals("me"), Map.of());
        List<String> turns = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            field.world().execute(() -> {
                turns.add("thrown");
                throw new IllegalStateException("left behind");
            });
        }
        assertEquals(List.of(), field.collectLogs(directory.resolve("results")));
        assertEquals(3, turns.size());
        field.close();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "a host is known by what /proc says of it")
    void hostsThatAreFoundAreOneRunsAtATime() throws IOException {
        Path machines = Files.createDirectory(directory.resolve("machines"));
        Map<String, String> options = Map.of(FolderHosts.IN, machines.toString(), FolderHosts.VANISH, "no");
        HostField first = open(new FolderHosts(), journals("ann"), options);
        try {
            List<Path> before = all(machines);
            // another user, or another machine: the claim is on the hosts
            String refusal = assertThrows(IOException.class, () -> open(new FolderHosts(), journals("bob"), options))
                    .getMessage();
            assertTrue(refusal.startsWith("alpha and beta are in use by \"inquest run it\" of "), refusal);
            assertTrue(refusal.contains("its journal is (" + journals("ann").path()), refusal);
            assertTrue(refusal.endsWith(": rm " + machines + "/alpha/claim-*"), refusal);
            Examination doctor =
                    Examination.of(new FolderHosts(), List.of("alpha", "beta"), options, journals("bob"), () -> false);
            assertTrue(doctor.problem().startsWith("alpha and beta are in use by "), doctor.problem());
            assertEquals(List.of(), doctor.warnings());
            assertEquals(before, all(machines));
            assertEquals(List.of(), journals("bob").journals());
        } finally {
            assertEquals(List.of(), first.close());
        }
        HostField next = open(new FolderHosts(), journals("bob"), options);
        for (Path claim : all(machines)) {
            if (claim.getFileName().toString().startsWith("claim-")) {
                Files.delete(claim);
            }
        }
        List<String> problems = next.close();
        assertEquals(2, problems.size());
        assertTrue(problems.get(0).startsWith("alpha was not claimed by this run any more"), problems.toString());
        assertEquals(List.of(machines), all(machines));
        assertFalse(Files.exists(machines.resolve("alpha")));
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }
}
