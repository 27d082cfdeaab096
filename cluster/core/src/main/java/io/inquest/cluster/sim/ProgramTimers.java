package io.inquest.cluster.sim;

import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.program.Timers;
import io.inquest.cluster.world.LongTable;
import java.util.Comparator;
import java.util.List;

/** The timers of one process, on its node's own clock. */
final class ProgramTimers<M> implements Timers {
    private final SimulatedProcess<M> process;
    private final VirtualWorld world;
    private final NodeClock clock;
    private final LongTable<Running<M>> running = new LongTable<>();

    ProgramTimers(SimulatedProcess<M> process, VirtualWorld world, NodeClock clock) {
        this.process = process;
        this.world = world;
        this.clock = clock;
    }

    @Override
    public void set(long timer, long delayNanos) {
        if (delayNanos < 0) {
            throw new IllegalArgumentException(
                    "Timer " + timer + " cannot run for " + delayNanos + " ns: a timer's delay must be 0 or more.");
        }
        if (process.isDead()) {
            return;
        }
        Running<M> set = new Running<>(this, timer, clock.localNanosAfter(delayNanos));
        set.ticket = world.at(clock.worldNanosAt(set.dueLocalNanos), set);
        Running<M> before = running.put(timer, set);
        if (before != null) {
            world.cancel(before.ticket);
        }
    }

    @Override
    public void cancel(long timer) {
        Running<M> cancelled = running.remove(timer);
        if (cancelled != null) {
            world.cancel(cancelled.ticket);
        }
    }

    /** The clock runs at another rate from now on, and the timers with it. */
    void rateChanged() {
        List<Running<M>> inTheOrderSet = running.all();
        inTheOrderSet.sort(Comparator.comparingLong(timer -> timer.ticket));
        for (Running<M> timer : inTheOrderSet) {
            if (!timer.ranOut) {
                world.cancel(timer.ticket);
                timer.ticket = world.at(clock.worldNanosAt(timer.dueLocalNanos), timer);
            }
        }
    }

    void clear() {
        running.all().forEach(timer -> world.cancel(timer.ticket));
        running.clear();
    }

    private static final class Running<M> implements Runnable, Input<M> {
        private final ProgramTimers<M> timers;
        private final long number;
        private final long dueLocalNanos;
        private long ticket;
        private boolean ranOut;

        Running(ProgramTimers<M> timers, long number, long dueLocalNanos) {
            this.timers = timers;
            this.number = number;
            this.dueLocalNanos = dueLocalNanos;
        }

        @Override
        public void run() {
            ranOut = true;
            timers.process.accept(this);
        }

        /** Runs out, unless it was cancelled or set anew while the process held it back. */
        @Override
        public void reach(NodeProgram<M> program) {
            if (timers.running.get(number) == this) {
                timers.running.remove(number);
                program.onTimer(number);
            }
        }

        @Override
        public String toString() {
            return "timer " + number;
        }
    }
}
