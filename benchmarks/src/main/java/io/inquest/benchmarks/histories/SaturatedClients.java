package io.inquest.benchmarks.histories;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Clients of registers that are never idle. At every step one of them, drawn at random, gets on: its operation takes
 * effect; or it completes, and the next is invoked at once. So all clients' operations overlap, in every way that
 * linearizability allows. An operation whose end nobody hears has taken effect before that, or does so at any time after
 * it, or never: a third each. The history is a function of the specification and the seed.
 */
public final class SaturatedClients {
    private static final long STEP_NANOS = 1_000;
    private static final int VALUES = 5;
    /** On average so many steps pass between two of the effects that come late. */
    private static final int STEPS_A_LATE_EFFECT = 100;

    private final HistorySpec spec;
    private final SplittableRandom random;
    private final HistoryBuilder history = History.builder();
    private final Object[] registers;
    private final Attempt[] running;
    private final List<Attempt> late = new ArrayList<>();
    private int nextProcess;
    private int invoked;
    private long written;
    private long now;
    private boolean stalePlanted;

    private enum Fate {
        KNOWN,
        /** Nobody hears of the end. */
        EFFECT_BEFORE,
        EFFECT_AFTER,
        NO_EFFECT
    }

    /** An operation under way. */
    private static final class Attempt {
        final int process;
        final String f;
        final int key;
        final Object argument;
        final Fate fate;
        boolean passed;
        boolean refused;
        Object result;

        Attempt(int process, String f, int key, Object argument, Fate fate) {
            this.process = process;
            this.f = f;
            this.key = key;
            this.argument = argument;
            this.fate = fate;
        }
    }

    private SaturatedClients(HistorySpec spec, long seed) {
        this.spec = spec;
        random = new SplittableRandom(seed);
        registers = new Object[spec.keys()];
        running = new Attempt[spec.clients()];
        nextProcess = spec.clients();
    }

    public static History history(HistorySpec spec, long seed) {
        return new SaturatedClients(spec, seed).run();
    }

    private History run() {
        int busy = 0;
        for (int client = 0; client < running.length; client++) {
            running[client] = invoke(client);
            busy += running[client] == null ? 0 : 1;
        }
        while (busy > 0) {
            now += STEP_NANOS;
            if (!late.isEmpty() && random.nextInt(STEPS_A_LATE_EFFECT) == 0) {
                takeEffect(late.remove(random.nextInt(late.size())));
            }
            int client = random.nextInt(running.length);
            Attempt attempt = running[client];
            if (attempt == null) {
                continue;
            }
            if (!attempt.passed) {
                attempt.passed = true;
                if (attempt.fate == Fate.KNOWN || attempt.fate == Fate.EFFECT_BEFORE) {
                    takeEffect(attempt);
                }
            } else {
                complete(attempt);
                running[client] = invoke(attempt.fate == Fate.KNOWN ? attempt.process : nextProcess++);
                busy -= running[client] == null ? 1 : 0;
            }
        }
        if (spec.stale() && !stalePlanted) {
            throw new IllegalStateException("no read completed after nine tenths of the operations");
        }
        return history.build();
    }

    private Attempt invoke(int process) {
        if (invoked == spec.operations()) {
            return null;
        }
        invoked++;
        Attempt attempt = switch (spec.functions()) {
            case READS_AND_UNIQUE_WRITES ->
                random.nextBoolean() ? attempt(process, "read", null) : attempt(process, "write", ++written);
            case READS_WRITES_AND_CAS ->
                switch (random.nextInt(3)) {
                    case 0 -> attempt(process, "read", null);
                    case 1 -> attempt(process, "write", value());
                    default -> attempt(process, "cas", List.of(value(), value()));
                };
        };
        record(attempt, EventType.INVOKE, attempt.argument, null);
        return attempt;
    }

    private long value() {
        return random.nextInt(VALUES);
    }

    private Attempt attempt(int process, String f, Object argument) {
        Fate fate = random.nextInt(1_000) < spec.indeterminatePerMille()
                ? Fate.values()[1 + random.nextInt(3)]
                : Fate.KNOWN;
        return new Attempt(process, f, random.nextInt(spec.keys()), argument, fate);
    }

    private void takeEffect(Attempt attempt) {
        Object held = registers[attempt.key];
        switch (attempt.f) {
            case "read" -> attempt.result = held;
            case "write" -> {
                registers[attempt.key] = attempt.argument;
                attempt.result = attempt.argument;
            }
            default -> {
                List<?> oldAndNew = (List<?>) attempt.argument;
                attempt.refused = !oldAndNew.get(0).equals(held);
                attempt.result = attempt.argument;
                if (!attempt.refused) {
                    registers[attempt.key] = oldAndNew.get(1);
                }
            }
        }
    }

    private void complete(Attempt attempt) {
        if (attempt.fate != Fate.KNOWN) {
            record(attempt, EventType.INFO, null, "timeout");
            if (attempt.fate == Fate.EFFECT_AFTER) {
                late.add(attempt);
            }
        } else if (attempt.refused) {
            record(attempt, EventType.FAIL, null, "mismatch");
        } else {
            boolean plant = spec.stale()
                    && !stalePlanted
                    && attempt.f.equals("read")
                    && attempt.result != null
                    && invoked >= spec.operations() / 10 * 9;
            stalePlanted |= plant;
            record(attempt, EventType.OK, plant ? null : attempt.result, null);
        }
    }

    private void record(Attempt attempt, EventType type, Object value, String error) {
        Object key = spec.keys() == 1 ? "x" : "k" + attempt.key;
        history.add(new Event(-1, now, type, Actor.process(attempt.process), attempt.f, key, value, null, error));
    }
}
