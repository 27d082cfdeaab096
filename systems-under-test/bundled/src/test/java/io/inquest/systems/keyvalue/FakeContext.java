package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.Clock;
import io.inquest.cluster.program.NodeContext;
import io.inquest.cluster.program.Notes;
import io.inquest.cluster.program.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a node reaches, in a script: messages pile up, time passes and disks sync when the script says so. */
public final class FakeContext implements Timers, Clock, Notes {
    /** What was sent and not taken from here. */
    public final List<Sent> sent = new ArrayList<>();

    public final MemoryDisk disk = new MemoryDisk();
    public long nowNanos;

    private final TreeMap<Long, Long> timers = new TreeMap<>();

    /** @param to the number of a node, or the address of a client */
    public record Sent(int to, Message message) {}

    public NodeContext<Message> context(int self, int nodes) {
        return new NodeContext<>(
                self, nodes, (to, message) -> sent.add(new Sent(to, message)), this, this, disk, new Random(7), this);
    }

    /** The messages sent so far, which are forgotten. */
    public List<Sent> take() {
        List<Sent> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** Lets time pass until this timer runs out, and tells the node. */
    public void expire(long timer, Replica node) {
        nowNanos = Math.max(nowNanos, timers.remove(timer));
        node.onTimer(timer);
    }

    @Override
    public void set(long timer, long delayNanos) {
        timers.put(timer, nowNanos + delayNanos);
    }

    @Override
    public void cancel(long timer) {
        timers.remove(timer);
    }

    @Override
    public long monotonicNanos() {
        return nowNanos;
    }

    @Override
    public long wallNanos() {
        return nowNanos;
    }

    @Override
    public void note(Supplier<String> text) {}

    @Override
    public void detail(Supplier<String> text) {}

    @Override
    public String name(int address) {
        return "n" + (address + 1);
    }
}
