package io.inquest.cluster.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.world.Timer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualWorldTest {
    private final VirtualWorld world = new VirtualWorld(1);
    private final List<String> ran = new ArrayList<>();

    private Runnable task(String name) {
        return () -> ran.add(name + "@" + world.nowNanos());
    }

    @Test
    void timeJumpsFromTaskToTask() {
        world.schedule(30, task("c"));
        world.schedule(10, () -> {
            task("a").run();
            world.schedule(5, task("b"));
            world.execute(task("soon"));
        });
        world.schedule(10, task("also"));
        world.run(() -> ran.size() == 5);
        assertEquals(List.of("a@10", "also@10", "soon@10", "b@15", "c@30"), ran);
        assertEquals(5, world.tasksRun());
    }

    @Test
    void asksWhetherItIsFinishedAfterEachTask() {
        world.schedule(1, task("a"));
        world.schedule(1, task("b"));
        world.run(() -> ran.size() == 1);
        assertEquals(List.of("a@1"), ran);
        world.run(() -> ran.size() == 2);
        assertEquals(List.of("a@1", "b@1"), ran);
    }

    @Test
    void cancelledTasksNeitherRunNorMoveTheClock() {
        Timer timer = world.schedule(50, task("no"));
        world.schedule(10, task("yes"));
        timer.cancel();
        assertThrows(IllegalStateException.class, () -> world.run(() -> false));
        assertEquals(List.of("yes@10"), ran);
        assertEquals(10, world.nowNanos());
    }

    @Test
    void saysSoWhenNothingIsLeftToDo() {
        world.schedule(10, task("a"));
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> world.run(() -> false));
        assertTrue(e.getMessage().contains("Nothing is left to do at 10 ns"), e.getMessage());
        world.run(() -> true);
    }

    @Test
    void saysSoWhenTimeStandsStill() {
        Runnable[] forever = new Runnable[1];
        forever[0] = () -> world.execute(forever[0]);
        world.execute(forever[0]);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> world.run(() -> false));
        assertTrue(e.getMessage().contains("stands still"), e.getMessage());
    }

    @Test
    void isNotRunByItsOwnTasks() {
        world.execute(() -> world.run(() -> true));
        assertThrows(IllegalStateException.class, () -> world.run(() -> false));
        world.schedule(1, task("later"));
        world.run(() -> ran.size() == 1);
    }

    @Test
    void thePastIsRefusedAndTheFarFutureNeverComes() {
        assertThrows(IllegalArgumentException.class, () -> world.schedule(-1, task("past")));
        world.schedule(5, task("near"));
        world.run(() -> ran.size() == 1);
        world.schedule(Long.MAX_VALUE, task("far"));
        world.schedule(5, task("near"));
        world.run(() -> ran.size() == 2);
        assertEquals(List.of("near@5", "near@10"), ran);
    }

    @Test
    void randomnessIsSplitByUse() {
        long a = world.random("a").nextLong();
        world.random("b").nextLong();
        assertEquals(a, world.random("a").nextLong());
        assertEquals(a, new VirtualWorld(1).random("a").nextLong());
        assertNotEquals(a, world.random("b").nextLong());
        assertNotEquals(a, new VirtualWorld(2).random("a").nextLong());
    }
}
