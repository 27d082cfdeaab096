package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code run --client-command}, with the example of the documentation. */
class ClientCommandTest {
    private static final long PYTHON_MILLIS_MAX = 1_000;

    @TempDir
    Path directory;

    private static String client(String more) {
        Path project = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(project.resolve("docs"))) {
            project = project.getParent();
        }
        return "python3 '" + project.resolve("docs/examples/client-command/client.py") + "' " + more;
    }

    private RunRequest parse(String... arguments) {
        AskedRuns recorder = new AskedRuns();
        String[] all = Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new);
        Console console = Console.run(directory, recorder, all);
        assertEquals("", console.err);
        return recorder.asked;
    }

    @ParameterizedTest
    @CsvSource({"register, linearizable", "list-append, strict-serializable", "queue, queue", "kv, linearizable"})
    void itSaysWhereAndWhatFor(String workload, String model) {
        RunRequest request = parse("--client-command", "x y", "--workload", workload);
        assertEquals("any-language", request.spec().system());
        assertEquals("none", request.spec().cluster());
        assertEquals(List.of(), request.spec().nemeses());
        assertEquals("x y", request.spec().options().get("client-command"));
        assertEquals(List.of(model), request.spec().models());
    }

    @Test
    void whatIsNamedCounts() {
        RunRequest request = parse("--client-command", "x", "--model", "sequential", "--cluster", "none");
        assertEquals(List.of("sequential"), request.spec().models());
    }

    private Console run(String command, String... more) {
        Stream<String> words = Stream.concat(
                Stream.of("run", "--client-command", command, "--time-limit", "2s", "--quiet"), Stream.of(more));
        return Console.run(directory, new Simulations(), words.toArray(String[]::new));
    }

    /** A client that takes longer to start than an operation may last never answers any. */
    private static void requirePython() {
        try {
            long before = System.nanoTime();
            Process python = new ProcessBuilder("python3", "-c", "import json, socketserver, tempfile").start();
            assumeTrue(python.waitFor() == 0, "python3 does not run here");
            long tookMillis = (System.nanoTime() - before) / 1_000_000;
            assumeTrue(tookMillis < PYTHON_MILLIS_MAX, "python3 takes " + tookMillis + " ms to start here now");
        } catch (IOException absent) {
            assumeTrue(false, "there is no python3 here");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theExampleIsValidAndItsBugIsFound() {
        requirePython();
        Console valid = run(client(""));
        assertEquals(0, valid.status, () -> valid.out + valid.err);
        Console stale = run(client("--stale"));
        assertEquals(1, stale.status, () -> stale.out + stale.err);
        assertTrue(stale.out.contains("any-language was not linearizable"), stale.out);
    }

    @Test
    void withoutHostsThereAreNoFaults() {
        Console faults = run("x", "--nemesis", "partition");
        assertEquals(
                "inquest: --cluster none has no hosts to do faults to: say --nemesis none, or list the store's machines"
                        + " with --cluster ssh --hosts FILE\n",
                faults.err);
        assertEquals(254, faults.status);
    }

    @Test
    void theSimulationIsNoPlaceForProcesses() {
        Console simulated = run("x", "--cluster", "sim");
        assertEquals(
                "inquest: a client's process lives in real time, and the simulation does not: say --cluster none\n",
                simulated.err);
    }

    @Test
    void aCommandThatIsNoneIsRefused() {
        Console open = run("python3 'x");
        assertTrue(open.err.contains("that is not closed"), open.err);
        assertEquals(254, open.status);
        Console absent = run("/no/such/program");
        assertTrue(absent.out.contains("the client cannot be started"), () -> absent.out + absent.err);
        assertEquals(2, absent.status);
    }
}
