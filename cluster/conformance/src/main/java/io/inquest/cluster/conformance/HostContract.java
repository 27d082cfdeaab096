package io.inquest.cluster.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandFailedException;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What {@link Host#run} promises, on the hosts of every backend. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HostContract {
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final List<String> AWKWARD = List.of(
            "",
            " ",
            "a b",
            "'single'",
            "\"double\"",
            "two\nlines\n",
            "tab\tand\rreturn",
            "$HOME `id` $(id) ${PATH}",
            "back\\slash\\n",
            "* ? [a-z] ~ {a,b}",
            "; & | > < ( ) # !",
            "-n",
            "--",
            "A=B",
            "%s%n",
            "größer, 東京, \uD83D\uDC18");

    private HostPool pool;

    protected abstract Backend backend();

    @BeforeAll
    void open() throws IOException {
        pool = backend().open(2);
    }

    @AfterAll
    void close() throws IOException {
        if (pool != null) {
            pool.close();
        }
    }

    private Host first() {
        return pool.hosts().get(0);
    }

    @Test
    void hostsHaveNamesAndAddressesOfTheirOwn() {
        assertEquals(2, pool.hosts().size());
        Host second = pool.hosts().get(1);
        assertFalse(first().name().equals(second.name()), first().name());
        assertFalse(
                first().facts().address().equals(second.facts().address()),
                first().facts().toString());
        assertEquals(backend().provider().name(), first().facts().backend());
    }

    @Test
    void aCommandsStatusAndBothOutputsComeBack() throws IOException {
        CommandResult result = first().run(Command.of("sh", "-c", "echo out; echo err >&2; exit 37"));
        assertEquals(new CommandResult(37, "out\n", "err\n"), result);
        assertEquals(new CommandResult(0, "", ""), first().run(Command.of("true")));
        assertEquals(127, first().run(Command.of("sh", "-c", "exit 127")).status(), "a status as any other");
    }

    @Test
    void whatHasToSucceedSaysWhyItDidNot() {
        CommandFailedException problem = assertThrows(
                CommandFailedException.class,
                () -> first().require(Command.of("sh", "-c", "echo no room left >&2; exit 5")));
        assertTrue(problem.getMessage().startsWith(first().name() + ": "), problem.getMessage());
        assertTrue(problem.getMessage().contains("status 5: no room left"), problem.getMessage());
    }

    @Test
    void wordsArriveAsTheyAre() throws IOException {
        List<String> words = new ArrayList<>(List.of("printf", "%s\\0"));
        words.addAll(AWKWARD);
        String output = first().require(Command.of(words));
        assertEquals(AWKWARD, List.of(output.split("\0", -1)).subList(0, AWKWARD.size()));
        assertEquals(AWKWARD.size(), output.chars().filter(c -> c == 0).count());
    }

    @Test
    void variablesArriveAsTheyAreBesideThoseThereAre() throws IOException {
        for (String value : AWKWARD) {
            Command command = Command.of("sh", "-c", "printf %s \"$INQUEST_TRIAL\"; test -n \"$PATH\"");
            assertEquals(value, first().require(command.with("INQUEST_TRIAL", value)));
        }
        assertEquals(
                "", first().require(Command.of("sh", "-c", "printf %s \"$INQUEST_TRIAL\"")), "for one command only");
    }

    @Test
    void inputArrivesToItsLastByte() throws IOException {
        String input = "größer\n".repeat(50_000);
        assertEquals(input, first().require(Command.of("cat").withInput(input)));
        assertEquals("", first().require(Command.of("cat")), "without input, its end");
    }

    @Test
    void aCommandNeedNotReadItsInput() throws IOException {
        assertEquals("done\n", first().require(Command.of("echo", "done").withInput("x".repeat(1_000_000))));
    }

    @Test
    void muchOutputOnBothSidesComesBackWhole() throws IOException {
        CommandResult result = first().run(Command.of(
                "sh", "-c", "head -c 300000 /dev/zero | tr '\\0' a >&2; head -c 400000 /dev/zero | tr '\\0' b"));
        assertEquals("b".repeat(400_000), result.output());
        assertEquals("a".repeat(300_000), result.errors());
    }

    @Test
    void commandsRunInTheHomeFolder() throws IOException {
        assertEquals(first().facts().home() + "\n", first().require(Command.of("pwd")));
    }

    @Test
    void aProgramThatIsNotThereIsAnErrorThatNamesIt() {
        IOException problem =
                assertThrows(IOException.class, () -> first().run(Command.of("inquest-has-no-such-program", "x")));
        assertTrue(problem.getMessage().contains("inquest-has-no-such-program"), problem.getMessage());
        assertTrue(problem.getMessage().contains(first().name()), problem.getMessage());
    }

    @Test
    void aCommandThatTakesTooLongIsKilledWithItsChildren() throws IOException {
        String file = first().facts().home() + "/too-long";
        Command tooLong = Command.of("sh", "-c", "sleep 1000 & echo $! $$ >\"$1\"; wait", "sh", file)
                .withTimeout(SHORT);
        IOException problem = assertThrows(IOException.class, () -> first().run(tooLong));
        assertTrue(problem.getMessage().contains("sleep 1000"), problem.getMessage());
        for (String pid : first().require(Command.of("cat", file)).strip().split(" ")) {
            awaitEnd(pid);
        }
    }

    @Test
    void anInterruptedCommandIsKilled() throws Exception {
        String file = first().facts().home() + "/interrupted";
        Command endless =
                Command.of("sh", "-c", "echo $$ >\"$1.new\"; mv \"$1.new\" \"$1\"; exec sleep 1000", "sh", file);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Throwable> thrown =
                    thread.submit(() -> assertThrows(InterruptedIOException.class, () -> first().run(endless)));
            while (!first().run(Command.of("test", "-e", file)).succeeded()) {
                assertFalse(thrown.isDone(), "it ended by itself");
            }
            thread.shutdownNow();
            thrown.get();
        } finally {
            thread.shutdownNow();
        }
        awaitEnd(first().require(Command.of("cat", file)).strip());
    }

    private void awaitEnd(String pid) throws IOException {
        Command lives =
                Command.of("sh", "-c", "test -d \"/proc/$1\" && ! grep -q '^State:.Z' \"/proc/$1/status\"", "sh", pid);
        while (first().run(lives).succeeded()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatACommandLeavesInTheBackgroundGoesOn() throws IOException {
        String pid = first().require(Command.of("sh", "-c", "setsid sleep 1000 >/dev/null 2>&1 </dev/null & echo $!"))
                .strip();
        first().require(Command.of("kill", "-0", pid));
        first().require(Command.of("kill", "-9", pid));
        awaitEnd(pid);
    }

    @Test
    void manyCommandsRunAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> outputs = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Host host = pool.hosts().get(i % 2);
                String number = Integer.toString(i);
                outputs.add(threads.submit(() -> host.require(Command.of("echo", number))));
            }
            for (int i = 0; i < 40; i++) {
                assertEquals(i + "\n", outputs.get(i).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
