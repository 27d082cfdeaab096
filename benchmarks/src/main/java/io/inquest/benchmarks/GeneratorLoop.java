package io.inquest.benchmarks;

import io.inquest.cluster.world.SeededRandom;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.ArrayDeque;
import java.util.BitSet;

/** Asks a generator and tells it of events as a run does, and does nothing else: every operation takes the same time. */
final class GeneratorLoop {
    private static final int CRASHES_ONE_IN = 1_000;

    private record Open(long endNanos, int worker, Operation operation) {}

    private final long latencyNanos;
    private final int[] processes;
    private final BitSet free = new BitSet();
    private final ArrayDeque<Open> open = new ArrayDeque<>();
    private Generator generator;
    private long now;
    private long questions;

    GeneratorLoop(int clients, long latencyNanos, Generator generator) {
        this.latencyNanos = latencyNanos;
        this.generator = generator;
        this.processes = new int[clients];
        for (int worker = 0; worker < clients; worker++) {
            processes[worker] = worker;
        }
        free.set(0, clients + 1);
    }

    /** Until there were so many operations; the virtual time at which that was. */
    long run(int operations) {
        for (int given = 0; given < operations; ) {
            Step step = generator.next(context());
            if (step instanceof Step.Emit emit) {
                generator = emit.rest();
                begin(emit.operation());
                given++;
            } else if (step instanceof Step.Pending pending) {
                generator = pending.rest();
                long endNanos =
                        open.isEmpty() ? Step.Pending.NEVER : open.peek().endNanos();
                now = Math.min(pending.wakeNanos(), endNanos);
                if (now == endNanos) {
                    end(open.poll());
                }
            } else {
                throw new IllegalStateException("The generator was done after " + given + " operations.");
            }
        }
        return now;
    }

    private Context context() {
        return new Context(now, new SeededRandom(questions++), processes, free);
    }

    private void begin(Operation operation) {
        boolean nemesis = operation.actor().isNemesis();
        int worker = nemesis ? processes.length : operation.actor().process() % processes.length;
        free.clear(worker);
        open.add(new Open(now + latencyNanos, worker, operation));
        if (!nemesis) {
            generator = generator.update(context(), operation.invocation());
        }
    }

    private void end(Open ended) {
        Event invocation = ended.operation().invocation();
        boolean nemesis = invocation.actor().isNemesis();
        boolean crashes = !nemesis && questions % CRASHES_ONE_IN == 0;
        free.set(ended.worker());
        if (crashes) {
            processes[ended.worker()] += processes.length;
        }
        EventType type = nemesis || crashes ? EventType.INFO : EventType.OK;
        Event event = new Event(
                -1, now, type, invocation.actor(), invocation.f(), invocation.key(), invocation.value(), null, null);
        generator = generator.update(context(), event);
    }
}
