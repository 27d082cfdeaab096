package io.inquest.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.real.RealWorld;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BlockingClientTest {
    private final RealWorld world = new RealWorld(use -> new SplittableRandom(1));
    private final List<Completion> replies = new ArrayList<>();

    /** A driver that does what the operation's name says. */
    private static final class Driver implements BlockingDriver {
        final CountDownLatch waits = new CountDownLatch(1);
        final CountDownLatch closed = new CountDownLatch(1);

        @Override
        public Completion invoke(Operation operation) throws Exception {
            switch (operation.f()) {
                case "answer":
                    return new Completion.Ok(operation.value(), "n1");
                case "not-done":
                    throw new NotDoneException("the store was full");
                case "broken":
                    throw new IOException("connection reset\nand much more");
                default:
                    waits.countDown();
                    new CountDownLatch(1).await();
                    throw new AssertionError("nobody counts down");
            }
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static Operation operation(String f) {
        return Operation.of(new Actor(0), f, null, 7L);
    }

    private Completion ask(Client client, String f) {
        int before = replies.size();
        client.invoke(operation(f), replies::add);
        world.run(() -> replies.size() > before);
        return replies.get(before);
    }

    @Test
    void answersOnTheLoopWhatTheDriverSays() {
        Client client = new BlockingClient(world, "client", Driver::new);
        Thread loop = Thread.currentThread();
        List<Thread> heardOn = new ArrayList<>();
        client.invoke(operation("answer"), reply -> heardOn.add(Thread.currentThread()));
        world.run(() -> !heardOn.isEmpty());
        assertEquals(List.of(loop), heardOn);
        assertEquals(new Completion.Ok(7L, "n1"), ask(client, "answer"));
        client.close();
    }

    @Test
    void whatIsThrownIsUnknownUnlessTheDriverIsCertain() {
        Client client = new BlockingClient(world, "client", Driver::new);
        assertEquals(new Completion.Unknown("IOException: connection reset", null), ask(client, "broken"));
        assertEquals(new Completion.Fail("the store was full", null), ask(client, "not-done"));
        client.close();
    }

    @Test
    void whoCannotConnectHasDoneNothingAndTriesAgain() {
        List<String> tried = new ArrayList<>();
        Callable<BlockingDriver> connect = () -> {
            tried.add("");
            if (tried.size() == 1) {
                throw new IOException("refused");
            }
            return new Driver();
        };
        Client client = new BlockingClient(world, "client", connect);
        assertEquals(new Completion.Fail("not connected: IOException: refused", null), ask(client, "answer"));
        assertEquals(new Completion.Ok(7L, "n1"), ask(client, "answer"));
        client.close();
    }

    @Test
    void closingInterruptsClosesTheDriverAndSilencesIt() throws InterruptedException {
        Driver driver = new Driver();
        Client client = new BlockingClient(world, "client", () -> driver);
        client.invoke(operation("wait"), replies::add);
        driver.waits.await();
        client.close();
        driver.closed.await();
        boolean[] later = new boolean[1];
        world.execute(() -> later[0] = true);
        world.run(() -> later[0]);
        assertTrue(replies.isEmpty(), replies::toString);
    }
}
