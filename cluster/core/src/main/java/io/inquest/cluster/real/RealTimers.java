package io.inquest.cluster.real;

import io.inquest.cluster.program.Timers;
import io.inquest.cluster.world.Timer;
import io.inquest.cluster.world.World;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** A program's timers, on the world's loop. */
final class RealTimers implements Timers {
    private final World world;
    private final LongConsumer onTimer;
    private final Map<Long, Timer> set = new TreeMap<>();

    RealTimers(World world, LongConsumer onTimer) {
        this.world = world;
        this.onTimer = onTimer;
    }

    @Override
    public void set(long timer, long delayNanos) {
        cancel(timer);
        set.put(timer, world.schedule(delayNanos, () -> {
            set.remove(timer);
            onTimer.accept(timer);
        }));
    }

    @Override
    public void cancel(long timer) {
        Timer running = set.remove(timer);
        if (running != null) {
            running.cancel();
        }
    }
}
