package io.inquest.cluster.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class RealWorldTest {
    private final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));
    private final List<String> ran = new ArrayList<>();

    @Test
    void tasksRunInTheOrderOfTheirDeadlinesThenOfTheirScheduling() {
        // far enough away that a busy machine comes to the others before
        world.schedule(1_010_000_000, () -> ran.add("1010 ms"));
        world.schedule(Long.MAX_VALUE, () -> ran.add("never"));
        world.schedule(1_000_000_000, () -> ran.add("1000 ms"));
        world.execute(() -> {
            ran.add("first");
            world.execute(() -> ran.add("third"));
            world.schedule(0, () -> ran.add("fourth"));
        });
        world.schedule(0, () -> ran.add("second"));
        world.run(() -> ran.size() == 6);
        assertEquals(List.of("first", "second", "third", "fourth", "1000 ms", "1010 ms"), ran);
    }

    @Test
    void noTaskRunsBeforeItIsDue() {
        List<Long> earlyNanos = new ArrayList<>();
        int[] left = {20};
        for (int i = 0; i < 20; i++) {
            long due = world.nowNanos() + i * 500_000L;
            world.schedule(i * 500_000L, () -> {
                left[0]--;
                if (world.nowNanos() < due) {
                    earlyNanos.add(due - world.nowNanos());
                }
            });
        }
        world.run(() -> left[0] == 0);
        assertEquals(List.of(), earlyNanos);
    }

    @Test
    void aCancelledTaskNeverRuns() {
        world.schedule(0, () -> {
            // due at once, and only this thread runs what is due
            Timer cancelled = world.schedule(0, () -> ran.add("cancelled"));
            Timer done = world.schedule(0, () -> ran.add("done"));
            cancelled.cancel();
            world.schedule(0, () -> {
                done.cancel();
                ran.add("after");
            });
        });
        world.run(() -> ran.contains("after"));
        assertEquals(List.of("done", "after"), ran);
    }

    @Test
    void executeFromAnotherThreadWakesALoopWithNothingToDo() throws InterruptedException {
        Thread loop = Thread.currentThread();
        AtomicReference<Thread> ranOn = new AtomicReference<>();
        Thread other = new Thread(() -> {
            Bounded.untilWaiting(loop);
            world.execute(() -> ranOn.set(Thread.currentThread()));
        });
        other.start();
        world.run(() -> ranOn.get() != null);
        assertSame(loop, ranOn.get());
        other.join();
    }

    @Test
    void executeFromAnotherThreadWakesALoopThatWaitsForALaterTask() throws InterruptedException {
        Thread loop = Thread.currentThread();
        world.schedule(3_600_000_000_000L, () -> ran.add("in an hour"));
        Thread other = new Thread(() -> {
            Bounded.untilWaiting(loop);
            world.execute(() -> ran.add("now"));
        });
        other.start();
        world.run(() -> !ran.isEmpty());
        assertEquals(List.of("now"), ran);
        other.join();
    }

    @Test
    void whatManyThreadsExecuteRunsOnceEachAndInEachThreadsOrder() throws InterruptedException {
        int threads = 4;
        int each = 5_000;
        int[] next = new int[threads];
        List<String> wrong = new ArrayList<>();
        List<Thread> started = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int number = t;
            Thread thread = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    int expected = i;
                    world.execute(() -> {
                        if (next[number]++ != expected) {
                            wrong.add(number + " at " + expected);
                        }
                    });
                }
            });
            started.add(thread);
            thread.start();
        }
        world.run(() -> next[0] + next[1] + next[2] + next[3] == threads * each);
        assertEquals(List.of(), wrong);
        for (Thread thread : started) {
            thread.join();
        }
    }

    @Test
    void interruptionEndsTheLoopAndItsTasksStay() throws InterruptedException {
        Thread loop = Thread.currentThread();
        Thread other = new Thread(() -> {
            Bounded.untilWaiting(loop);
            loop.interrupt();
        });
        other.start();
        assertThrows(CancellationException.class, () -> world.run(() -> false));
        assertTrue(Thread.interrupted(), "the interrupt flag is kept for the caller");
        other.join();

        world.execute(() -> ran.add("left over"));
        loop.interrupt();
        assertThrows(CancellationException.class, () -> world.run(() -> false), "also when there is work");
        assertTrue(Thread.interrupted());
        world.run(() -> !ran.isEmpty());
    }

    @Test
    void whatATaskThrowsEndsTheLoopAndTheNextRunGoesOn() {
        world.execute(() -> {
            throw new IllegalArgumentException("thrown by a task");
        });
        world.execute(() -> ran.add("the next"));
        assertThrows(IllegalArgumentException.class, () -> world.run(() -> false));
        world.run(() -> !ran.isEmpty());
    }

    @Test
    void onlyTheLoopSchedulesAndOnlyOneThreadRunsIt() throws InterruptedException {
        AtomicReference<Throwable> schedule = new AtomicReference<>();
        AtomicReference<Throwable> run = new AtomicReference<>();
        world.execute(() -> {
            Thread other = new Thread(() -> {
                schedule.set(assertThrows(IllegalStateException.class, () -> world.schedule(0, () -> {})));
                run.set(assertThrows(IllegalStateException.class, () -> world.run(() -> true)));
            });
            other.start();
            joined(other);
        });
        world.execute(() -> ran.add("done"));
        world.run(() -> !ran.isEmpty());
        assertTrue(schedule.get() != null && run.get() != null);
        assertThrows(IllegalArgumentException.class, () -> world.schedule(-1, () -> {}));
    }

    @Test
    void randomnessIsOfTheUse() {
        long first = world.random("a").nextLong();
        assertEquals(first, world.random("a").nextLong());
        assertNotEquals(first, world.random("b").nextLong());
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
