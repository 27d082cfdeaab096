package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void oneThreadTakesTheTasksInOrder() {
        List<Integer> taken = new ArrayList<>();
        Workers.run(1, 5, taken::add);
        assertEquals(List.of(0, 1, 2, 3, 4), taken);
    }

    @Test
    void everyTaskIsRunOnceHoweverManyThreads() {
        for (int threads : new int[] {1, 2, 7, 200}) {
            AtomicIntegerArray times = new AtomicIntegerArray(100);
            Workers.run(threads, 100, times::incrementAndGet);
            assertTrue(IntStream.range(0, 100).allMatch(i -> times.get(i) == 1), threads + " threads: " + times);
        }
        Workers.run(3, 0, i -> {
            throw new AssertionError("there is no task");
        });
    }

    @Test
    void tasksRunSideBySide() {
        CyclicBarrier both = new CyclicBarrier(2);
        Workers.run(2, 2, i -> await(both)); // ends only if both wait at once
        assertEquals(0, both.getNumberWaiting());
    }

    @Test
    void aTaskThatFailsKeepsNoOtherFromRunningAndTheFirstFailureIsTold() {
        AtomicIntegerArray times = new AtomicIntegerArray(10);
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> Workers.run(2, 10, i -> {
                    times.incrementAndGet(i);
                    if (i % 4 == 3) {
                        throw new IllegalStateException("task " + i);
                    }
                }));
        assertEquals("task 3", thrown.getMessage());
        assertTrue(IntStream.range(0, 10).allMatch(i -> times.get(i) == 1), times.toString());
        assertThrows(
                StackOverflowError.class,
                () -> Workers.run(2, 2, i -> {
                    throw new StackOverflowError();
                }));
    }

    @Test
    void anInterruptEndsNoTaskAndIsKeptForTheCaller() {
        Thread caller = Thread.currentThread();
        AtomicIntegerArray ended = new AtomicIntegerArray(2);
        CyclicBarrier both = new CyclicBarrier(2);
        Workers.run(2, 2, i -> {
            await(both); // so that each thread has one
            while (Thread.currentThread() != caller && caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            if (Thread.currentThread() != caller) {
                caller.interrupt();
            }
            ended.set(i, 1);
        });
        assertTrue(Thread.interrupted());
        assertEquals("[1, 1]", ended.toString());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
