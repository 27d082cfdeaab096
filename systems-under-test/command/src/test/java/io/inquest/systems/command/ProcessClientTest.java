package io.inquest.systems.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.BareCluster;
import io.inquest.cluster.real.RealWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.World;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Client;
import io.inquest.systems.Completion;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemUnderTest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are scripts of a shell, well-behaved and not. */
class ProcessClientTest {
    /** Reads the first line, then answers whatever {@code answer} says to each operation, whose number is {@code $n}. */
    private static final String SCRIPT = """
            read hello
            n=0
            while read line; do
                n=$((n + 1))
                ANSWER
            done
            """;

    private final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));

    @TempDir
    Path directory;

    private SystemUnderTest system(String answer) throws IOException {
        Path script = directory.resolve("client's.sh");
        Files.writeString(script, SCRIPT.replace("ANSWER", answer));
        return new CommandProvider()
                .create(
                        new SystemConfig(
                                Map.of(
                                        "client-command",
                                        "sh \"" + script + "\"",
                                        "keys",
                                        "3",
                                        "ssh-password",
                                        "hunter2!"),
                                null),
                        new BareCluster(List.of("n1")),
                        world);
    }

    private <T> T await(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        world.execute(() -> work.get().whenComplete((value, problem) -> {
            if (problem == null) {
                done.complete(value);
            } else {
                done.completeExceptionally(problem);
            }
        }));
        world.run(done::isDone);
        return done.join();
    }

    private Completion ask(Client client) {
        return await(() -> {
            CompletableFuture<Completion> reply = new CompletableFuture<>();
            client.invoke(Operation.of(Actor.process(0), "write", "x", 5), reply::complete);
            return reply;
        });
    }

    private List<Completion> asks(String answer, int times) throws IOException {
        SystemUnderTest system = system(answer);
        Client client = system.open(0);
        List<Completion> said = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            said.add(ask(client));
        }
        await(() -> {
            client.close();
            return system.tearDown();
        });
        return said;
    }

    private static String reason(Completion completion) {
        return assertInstanceOf(Completion.Unknown.class, completion).reason();
    }

    @Test
    void aClientAnswersOneAfterAnother() throws IOException {
        List<Completion> said = asks("echo \"{\\\"id\\\":$n,\\\"type\\\":\\\"ok\\\",\\\"value\\\":$n}\"", 3);
        assertEquals(
                List.of(new Completion.Ok(1L, null), new Completion.Ok(2L, null), new Completion.Ok(3L, null)), said);
    }

    @Test
    void whatItIsToldIsWhatTheProtocolSays() throws IOException {
        Path told = directory.resolve("told");
        asks(
                "echo \"$hello\" > '" + told + "'; echo \"$line\" >> '" + told
                        + "'; echo '{\"id\":1,\"type\":\"info\"}'",
                1);
        List<String> lines = Files.readAllLines(told);
        assertTrue(lines.get(0).startsWith("{\"inquest\":1,\"run\":\""), lines::toString);
        assertTrue(
                lines.get(0)
                        .endsWith(
                                "\"worker\":0,\"nodes\":[{\"name\":\"n1\",\"address\":null}],\"options\":{\"keys\":\"3\"}}"),
                lines::toString);
        assertEquals("{\"id\":1,\"f\":\"write\",\"key\":\"x\",\"value\":5,\"worker\":0,\"process\":0}", lines.get(1));
    }

    /** The next operation gets a new process, which begins to count anew while the operations do not. */
    @Test
    void whoCrashesKnowsNothingAndIsStartedAgain() throws IOException {
        List<Completion> said = asks("exit 3", 2);
        assertEquals("the client ended with status 3", reason(said.get(0)));
        assertEquals("the client ended with status 3", reason(said.get(1)));
    }

    @Test
    void whoTalksRubbishKnowsNothing() throws IOException {
        List<Completion> said = asks("echo Traceback", 2);
        assertEquals("the client wrote what is no JSON object: Traceback", reason(said.get(0)));
        assertEquals("the client wrote what is no JSON object: Traceback", reason(said.get(1)));
    }

    @Test
    void whoAnswersSomethingElseKnowsNothing() throws IOException {
        List<Completion> said = asks("echo '{\"id\":99,\"type\":\"ok\",\"value\":1}'", 1);
        assertEquals("the client answered operation 99, which it was not given", reason(said.get(0)));
    }

    /** Here the second answer to the first operation comes when the second is open. */
    @Test
    void whoAnswersTwiceIsNotBelieved() throws IOException {
        List<Completion> said = asks("echo '{\"id\":1,\"type\":\"ok\",\"value\":1}'", 2);
        assertEquals(new Completion.Ok(1L, null), said.get(0));
        assertEquals("the client answered operation 1 again", reason(said.get(1)));
    }

    /** Latin letters in another encoding would otherwise be read as a value that nobody wrote. */
    @Test
    void whoWritesAnotherEncodingKnowsNothing() throws IOException {
        List<Completion> said = asks("printf '{\"id\":1,\"type\":\"ok\",\"value\":\"\\374\"}\\n'", 1);
        assertEquals("the client wrote what is no UTF-8", reason(said.get(0)));
    }

    /** Its lines wait in its own pipe, not in the loop's queue; once it is let go of, nobody waits. */
    @Test
    void whoWritesWithoutEndIsReadNoFasterThanItIsHeard() throws Exception {
        List<Runnable> queue = Collections.synchronizedList(new ArrayList<>());
        World still = (World) Proxy.newProxyInstance(
                World.class.getClassLoader(), new Class<?>[] {World.class}, (proxy, method, arguments) -> {
                    queue.add((Runnable) arguments[0]);
                    return null;
                });
        List<ClientProcess.Ears> ears = new ArrayList<>();
        ProcessClient client = new ProcessClient(still, 0, heard -> {
            ears.add(heard);
            return ClientProcess.start(List.of("sleep", "1000"), "sleeper", heard);
        });
        List<Completion> said = new ArrayList<>();
        client.invoke(Operation.of(Actor.process(0), "write", "x", 5), said::add);
        Thread flood = new Thread(() -> {
            for (int i = 0; i < 1000; i++) {
                ears.get(0).line("rubbish");
            }
        });
        flood.start();
        while (flood.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(1, queue.size());
        queue.remove(0).run();
        assertEquals("the client wrote what is no JSON object: rubbish", reason(said.get(0)));
        flood.join(); // the process was let go of
        assertTrue(queue.size() <= 1, "the second line may have been on its way");
        client.close();
    }

    @Test
    void whatCannotBeStartedIsSaidBeforeTheRun() {
        SystemUnderTest system = new CommandProvider()
                .create(
                        new SystemConfig(Map.of("client-command", "/no/such/program x"), null),
                        new BareCluster(List.of()),
                        world);
        CompletionException failed = assertThrows(CompletionException.class, () -> await(system::setUp));
        assertTrue(
                failed.getCause().getMessage().contains("is \"/no/such/program\" there, and a program?"),
                failed::toString);
        Completion said = ask(system.open(0));
        assertInstanceOf(Completion.Fail.class, said);
    }

    @Test
    void noProcessIsLeft() throws IOException {
        SystemUnderTest system = system("sleep 1000");
        await(system::setUp);
        Client client = system.open(0);
        world.execute(() -> client.invoke(Operation.of(Actor.process(0), "read", "x", null), completion -> {
            throw new AssertionError("nobody waits any more");
        }));
        await(() -> {
            client.close();
            return system.tearDown();
        });
        assertEquals(
                0,
                ProcessHandle.current()
                        .descendants()
                        .filter(ProcessHandle::isAlive)
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(directory.toString()))
                        .count());
    }
}
