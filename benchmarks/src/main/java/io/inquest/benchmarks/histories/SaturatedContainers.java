package io.inquest.benchmarks.histories;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;

/**
 * Clients of a queue, a stack, a priority queue or a set that are never idle, as {@link SaturatedClients}: at every step one of them
 * gets on. Every value is put in once; of a set one operation in 50,000 reads all of it. A function of its arguments.
 */
public final class SaturatedContainers {
    private static final long STEP_NANOS = 1_000;
    private static final int ADDS_A_READ = 50_000;

    /** What is put on trial. */
    public enum Kind {
        QUEUE("enqueue", "dequeue"),
        STACK("push", "pop"),
        PRIORITY_QUEUE("insert", "delete-min"),
        SET("add", "read");

        private final String puts;
        private final String takes;

        Kind(String puts, String takes) {
            this.puts = puts;
            this.takes = takes;
        }
    }

    private final Kind kind;
    private final SplittableRandom random;
    private final HistoryBuilder history = History.builder();
    private final ArrayDeque<Object> line = new ArrayDeque<>();
    private final Queue<Object> heap = new PriorityQueue<>();
    private final List<Object> added = new ArrayList<>();
    private final int operations;
    /** By client: what its operation puts in, or null where it takes out. */
    private final Object[] arguments;

    private final boolean[] passed;
    private final Object[] results;
    private int invoked;
    private long now;

    private SaturatedContainers(Kind kind, int clients, int operations, long seed) {
        this.kind = kind;
        this.operations = operations;
        random = new SplittableRandom(seed);
        arguments = new Object[clients];
        passed = new boolean[clients];
        results = new Object[clients];
    }

    public static History history(Kind kind, int clients, int operations, long seed) {
        return new SaturatedContainers(kind, clients, operations, seed).run();
    }

    private History run() {
        int busy = arguments.length;
        boolean[] done = new boolean[busy];
        for (int client = 0; client < arguments.length; client++) {
            invoke(client);
        }
        while (busy > 0) {
            now += STEP_NANOS;
            int client = random.nextInt(arguments.length);
            if (done[client]) {
                continue;
            }
            if (!passed[client]) {
                passed[client] = true;
                takeEffect(client);
                continue;
            }
            record(client, EventType.OK, results[client]);
            done[client] = invoked == operations;
            if (done[client]) {
                busy--;
            } else {
                invoke(client);
            }
        }
        return history.build();
    }

    private void invoke(int client) {
        invoked++;
        boolean takes = kind == Kind.SET ? random.nextInt(ADDS_A_READ) == 0 : random.nextBoolean();
        arguments[client] = takes ? null : (Object) (long) (kind == Kind.PRIORITY_QUEUE ? mixed(invoked) : invoked);
        passed[client] = false;
        record(client, EventType.INVOKE, arguments[client]);
    }

    /** Another number for every number below 2^31, in no order. */
    private static long mixed(int number) {
        return (number * 0x9E3779B1L) & 0x7FFFFFFFL;
    }

    private void takeEffect(int client) {
        Object value = arguments[client];
        results[client] = value != null ? put(value) : taken();
    }

    private Object put(Object value) {
        switch (kind) {
            case QUEUE -> line.addLast(value);
            case STACK -> line.addFirst(value);
            case PRIORITY_QUEUE -> heap.add(value);
            case SET -> added.add(value);
        }
        return value;
    }

    private Object taken() {
        return switch (kind) {
            case QUEUE, STACK -> line.pollFirst();
            case PRIORITY_QUEUE -> heap.poll();
            case SET -> List.copyOf(added);
        };
    }

    private void record(int client, EventType type, Object value) {
        String f = arguments[client] == null ? kind.takes : kind.puts;
        history.add(new Event(-1, now, type, Actor.process(client), f, "x", value, null, null));
    }
}
