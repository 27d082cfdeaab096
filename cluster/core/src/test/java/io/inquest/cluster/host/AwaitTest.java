package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class AwaitTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    private Path temp;

    private final Loop loop = new Loop();

    @Test
    void aPortThatAnswersIsFound() throws IOException {
        Await await = await();
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            loop.get(await.port(0, server.getLocalPort(), LONG));
        }
    }

    @Test
    void aPortThatAnswersLaterIsFoundToo() throws IOException {
        int port = freePort();
        CompletionStage<Void> answers = await().port(0, port, LONG);
        try (ServerSocket server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            loop.get(answers);
            assertTrue(server.isBound());
        }
    }

    @Test
    void aPortThatDoesNotAnswerIsNamed() throws IOException {
        int port = freePort();
        String said = failure(await().port(0, port, SHORT));
        assertTrue(said.startsWith("waited 300 ms for n1 to answer at port " + port + "; the last seen: "), said);
        assertTrue(said.contains("refused"), said);
    }

    @Test
    void aCheckIsAskedUntilItHolds() {
        AtomicInteger asked = new AtomicInteger();
        loop.get(await().until("three", LONG, () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IOException("not there yet");
            }
            return asked.get() == 3;
        }));
        assertEquals(3, asked.get());
    }

    @Test
    void aCheckThatNeverHoldsFailsWithWhatWasSeenLast() {
        assertEquals(
                "waited 300 ms for a leader; the last seen: no leader yet",
                failure(await().until("a leader", SHORT, () -> {
                    throw new IllegalStateException("no leader yet");
                })));
        assertEquals(
                "waited 300 ms for a leader; the last seen: it was not so yet",
                failure(await().until("a leader", SHORT, () -> false)));
    }

    @Test
    void aCheckThatHangsDoesNotHangTheWait() {
        CountDownLatch never = new CountDownLatch(1);
        assertEquals(
                "waited 300 ms for a leader; the last seen: the first look at it has not come to an end",
                failure(await().until("a leader", SHORT, () -> never.await(1, java.util.concurrent.TimeUnit.MINUTES))));
        never.countDown();
    }

    private Await await() {
        return new Await(
                loop.world, new TestHosts(loop.world, UndoLog.NONE, new ThisMachine("n1", temp.resolve("home"))));
    }

    private String failure(CompletionStage<Void> stage) {
        CompletionException failed = assertThrows(CompletionException.class, () -> loop.get(stage));
        return assertInstanceOf(TimeoutException.class, failed.getCause()).getMessage();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
