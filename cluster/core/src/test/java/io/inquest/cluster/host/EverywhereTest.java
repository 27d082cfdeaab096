package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class EverywhereTest {
    @Test
    void whoIsInterruptedGoesOnOnceTheWorkHasEnded() throws InterruptedException {
        List<String> order = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                Everywhere.on(List.of("n1", "n2"), host -> {
                    begun.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException broken) {
                        // as a command that is killed, which takes a while
                        Thread.yield();
                        order.add("the work");
                    }
                    return null;
                });
                ended.complete(new AssertionError("it was not interrupted"));
            } catch (IOException interrupted) {
                order.add("the caller");
                assertTrue(Thread.currentThread().isInterrupted());
                ended.complete(interrupted);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        assertInstanceOf(InterruptedIOException.class, ended.join());
        assertEquals(List.of("the work", "the work", "the caller"), order);
    }
}
