package io.inquest.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.host.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program of a user who is not root, here {@code nobody}, is root again inside a user namespace. */
@Timeout(120)
@Tag("hosts")
final class RootlessTest {
    private static final int TERMINATED = 143;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

    private Path classes;
    private final String id = LocalBackend.nextId();
    private final List<Process> started = new ArrayList<>();

    /** Where the other user can read them. */
    @BeforeEach
    void copyClasses() throws Exception {
        LocalBackend.requireRoot();
        classes = Files.createTempDirectory("rootless-test");
        Files.setPosixFilePermissions(classes, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Class<?> one : List.of(Host.class, LocalProvider.class, RootlessTrial.class)) {
            Path from = Programs.code(one);
            Path to = classes.resolve(one.getSimpleName());
            Copies.copy(from, to);
            try (Stream<Path> all = Files.walk(to)) {
                for (Path path : all.toList()) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    @AfterEach
    void end() throws Exception {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
        if (classes != null) {
            try (Stream<Path> all = Files.walk(classes)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Process start(List<String> before, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(before);
        words.add(Programs.java());
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dtrial=a b", "-Djava.io.tmpdir=/tmp", "-cp"));
        words.add(classes + "/Host:" + classes + "/LocalProvider:" + classes + "/RootlessTrial");
        words.add(RootlessTrial.class.getName());
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .directory(Path.of("/").toFile())
                .start();
        started.add(process);
        return process;
    }

    /** As nobody, where nobody may make user namespaces. */
    private Process startAsNobody(String... arguments) throws Exception {
        Process trial = start(AS_NOBODY, "problem");
        String problem = new String(trial.getInputStream().readAllBytes(), UTF_8).strip();
        assumeTrue(problem.equals("none"), problem);
        return start(AS_NOBODY, arguments);
    }

    @Test
    void hostsAreMadeWithoutRootAndTheStatusIsPassedOn() throws Exception {
        Process process = startAsNobody("hosts", id);
        process.getOutputStream().write('x');
        process.getOutputStream().flush();
        List<String> said = process.inputReader().lines().toList();
        assertTrue(said.get(0).startsWith("outside "), said.toString());
        assertTrue(said.get(1).startsWith("inside "), said.toString());
        assertEquals(List.of("property a b"), said.subList(2, 3), "properties of the program, spaces and all");
        assertEquals(
                List.of("user 0", "name n2", "apart true", "filter true", "reached", "read x"),
                said.subList(4, said.size()));
        assertEquals(RootlessTrial.STATUS, process.waitFor());
        assertEquals(List.of(), Leftovers.of(id));
    }

    @Test
    void processNumbersAreThoseOfTheMachine() throws Exception {
        Process process = startAsNobody("wait", id);
        BufferedReader said = process.inputReader();
        assertEquals(process.pid(), number(said, "outside "));
        long inside = number(said, "inside ");
        assertEquals(
                Optional.of(process.pid()),
                ProcessHandle.of(inside).flatMap(ProcessHandle::parent).map(ProcessHandle::pid));
        assertTrue(ProcessMark.of(number(said, "host ")).isPresent());
        process.getOutputStream().close();
        process.waitFor();
    }

    @Test
    void whatEndsItEndsItInsideAndThatIsWaitedFor() throws Exception {
        Process process = startAsNobody("wait", id);
        BufferedReader said = process.inputReader();
        ProcessMark host = ProcessMark.of(number(said, "host ")).orElseThrow();
        awaitLine(said, "waiting");
        // not by the Process, which would close what there is to read
        process.toHandle().destroy();
        awaitLine(said, "closed");
        assertEquals(TERMINATED, process.waitFor());
        assertFalse(host.lives());
        assertEquals(List.of(), Leftovers.of(id));
    }

    @Test
    void killingItKillsAllThatIsInside() throws Exception {
        Process process = startAsNobody("wait", id);
        BufferedReader said = process.inputReader();
        ProcessMark inside = ProcessMark.of(number(said, "inside ")).orElseThrow();
        ProcessMark host = ProcessMark.of(number(said, "host ")).orElseThrow();
        awaitLine(said, "waiting");
        process.destroyForcibly();
        process.waitFor();
        while (inside.lives() || host.lives()) {
            Thread.onSpinWait();
        }
        StateFolder.remove(StateFolder.of(id));
        assertEquals(List.of(), Leftovers.of(id));
    }

    @Test
    void whereUserNamespacesAreOffASentenceSaysWhatHelps() throws Exception {
        List<String> withoutNamespaces = List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "sh",
                "-c",
                "echo 0 >/proc/sys/user/max_user_namespaces && exec \"$@\"",
                "sh");
        Process process = start(withoutNamespaces, "problem");
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(said.contains("user.max_user_namespaces=15000"), said);
        assertTrue(said.contains("as root"), said);
    }

    private static long number(BufferedReader said, String before) throws IOException {
        return Long.parseLong(awaitLine(said, before).substring(before.length()));
    }

    private static String awaitLine(BufferedReader said, String start) throws IOException {
        List<String> others = new ArrayList<>();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
            others.add(line);
        }
        throw new AssertionError("no line " + start + " after " + others);
    }
}
