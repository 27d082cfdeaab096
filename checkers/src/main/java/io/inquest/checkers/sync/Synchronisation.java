package io.inquest.checkers.sync;

import io.inquest.checkers.common.LongIntMap;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.util.Arrays;

/**
 * Where sessions synchronise, in the order of the history: an operation <em>publishes</em> all that precedes it to a channel,
 * and another, later, <em>takes</em> all that was published there. Of a lock, the channel, a release publishes when it is
 * invoked and an acquire takes when it is complete. A sync takes when it is invoked and publishes when it is complete.
 */
final class Synchronisation {
    private final Registers registers;
    private final History history;
    private final Meter meter;
    private final int acquire;
    private final int release;
    /** Session numbers by process: those of the registers first, then those that only synchronise. */
    private final LongIntMap sessions = new LongIntMap();
    /** By session: how many of its operations on registers were invoked. */
    private final int[] invoked;

    private int[] events = new int[16];
    private int[] operations = new int[16];
    private int[] channels = new int[16];
    private int[] sessionOf = new int[16];
    private int[] progress = new int[16];
    private int size;

    private Synchronisation(Registers registers, Meter meter) {
        this.registers = registers;
        this.history = registers.history();
        this.meter = meter;
        this.acquire = history.functionNumber("acquire");
        this.release = history.functionNumber("release");
        this.invoked = meter.ints(registers.sessions());
        for (int session = 0; session < registers.sessions(); session++) {
            sessions.put(history.process(registers.invocation(registers.start(session))), session);
        }
    }

    /** By operations {@code sync}; those of unknown outcome precede nothing, and need not be here. */
    static Synchronisation bySyncs(Registers registers, Meter meter) {
        Synchronisation found = new Synchronisation(registers, meter);
        int sync = found.history.functionNumber("sync");
        for (int i = 0; i < found.history.size(); i++) {
            meter.step();
            boolean isInvocation = found.history.type(i) == EventType.INVOKE;
            int operation = isInvocation ? i : found.history.invocation(i);
            if (operation != History.NONE
                    && found.history.function(operation) == sync
                    && found.outcome(operation) == EventType.OK) {
                found.add(i, operation, 0);
            }
        }
        return found;
    }

    /** By operations {@code acquire} and {@code release}; the channels are the numbers of the locks' keys. */
    static Synchronisation byLocks(Registers registers, Meter meter) {
        Synchronisation found = new Synchronisation(registers, meter);
        for (int i = 0; i < found.history.size(); i++) {
            meter.step();
            boolean isInvocation = found.history.type(i) == EventType.INVOKE;
            int operation = isInvocation ? i : found.history.invocation(i);
            if (operation == History.NONE) {
                continue;
            }
            boolean isRelease =
                    isInvocation && found.history.function(i) == found.release && found.outcome(i) != EventType.FAIL;
            boolean isAcquire =
                    found.history.type(i) == EventType.OK && found.history.function(operation) == found.acquire;
            if (isRelease || isAcquire) {
                found.add(i, operation, found.history.key(operation));
            }
        }
        return found;
    }

    private EventType outcome(int invocation) {
        int completion = history.completion(invocation);
        return completion == History.NONE ? EventType.INFO : history.type(completion);
    }

    private void add(int event, int operation, int channel) {
        if (size == events.length) {
            meter.reserve(20L * size);
            events = Arrays.copyOf(events, 2 * size);
            operations = Arrays.copyOf(operations, 2 * size);
            channels = Arrays.copyOf(channels, 2 * size);
            sessionOf = Arrays.copyOf(sessionOf, 2 * size);
            progress = Arrays.copyOf(progress, 2 * size);
        }
        int session = sessions.get(history.process(operation));
        if (session == LongIntMap.ABSENT) {
            session = sessions.size();
            sessions.put(history.process(operation), session);
        }
        events[size] = event;
        operations[size] = operation;
        channels[size] = channel;
        sessionOf[size] = session;
        progress[size++] = progress(session, event);
    }

    /** How many operations of a session were invoked before an event; events come one after the other. */
    private int progress(int session, int event) {
        if (session >= registers.sessions()) {
            return 0;
        }
        int next = registers.start(session) + invoked[session];
        int end = registers.start(session + 1);
        while (next < end && registers.invocation(next) < event) {
            meter.step();
            next++;
        }
        invoked[session] = next - registers.start(session);
        return invoked[session];
    }

    int size() {
        return size;
    }

    /** How many sessions there are, those that only synchronise included. */
    int sessions() {
        return sessions.size();
    }

    /** The index in the history of an event. */
    int event(int place) {
        return events[place];
    }

    /** The operation of an event, by its invocation. */
    int operation(int place) {
        return operations[place];
    }

    /** Whether it publishes; else it takes. */
    boolean publishes(int place) {
        boolean isEnd = events[place] != operations[place];
        int function = history.function(operations[place]);
        return function == release || isEnd && function != acquire;
    }

    int channel(int place) {
        return channels[place];
    }

    int session(int place) {
        return sessionOf[place];
    }

    /** How many operations of its session on registers were invoked before it. */
    int progress(int place) {
        return progress[place];
    }
}
