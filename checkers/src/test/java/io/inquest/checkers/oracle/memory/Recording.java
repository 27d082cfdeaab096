package io.inquest.checkers.oracle.memory;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.random.RandomGenerator;

/** Records what sessions do. One whose operation ends as info or not at all goes on under a new process number. */
final class Recording {
    private final RandomGenerator random;
    private final HistoryBuilder builder = History.builder();
    private final boolean noise;
    private final int[] processes;
    private int nextProcess;

    Recording(RandomGenerator random, int sessions) {
        this.random = random;
        this.noise = random.nextInt(4) == 0;
        this.processes = new int[sessions];
        for (int i = 0; i < sessions; i++) {
            processes[i] = nextProcess;
            nextProcess += noise ? 1 + random.nextInt(3) : 1;
        }
    }

    void invoke(int session, Plan.Step step) {
        if (noise && random.nextInt(8) == 0) {
            builder.add(new Event(-1, -1, EventType.INFO, Actor.NEMESIS, "partition", null, null, null, null));
        }
        add(EventType.INVOKE, session, step, step.write() ? step.value() : null, null);
        if (step.fate() == Plan.Fate.OPEN) {
            processes[session] = nextProcess++;
        }
    }

    /** @param value what a read returned */
    void complete(int session, Plan.Step step, Object value) {
        switch (step.fate()) {
            case OK:
                // a write's argument is that of its invocation, whatever its completion shows
                boolean shown = !step.write() || !noise || random.nextBoolean();
                add(EventType.OK, session, step, shown ? value : null, null);
                break;
            case FAIL:
                add(EventType.FAIL, session, step, null, "refused");
                break;
            case INFO:
                add(EventType.INFO, session, step, noise ? value : null, "timeout");
                processes[session] = nextProcess++;
                break;
            default:
                throw new IllegalArgumentException("an open operation has no completion");
        }
    }

    private void add(EventType type, int session, Plan.Step step, Object value, String error) {
        Actor actor = Actor.process(processes[session]);
        Object named = noise && value != null ? "v" + value : value;
        builder.add(new Event(-1, -1, type, actor, step.write() ? "write" : "read", step.key(), named, null, error));
    }

    History history() {
        return builder.build();
    }

    /** The plan recorded: at random, what overlaps what. */
    static History of(Plan plan, RandomGenerator random) {
        int count = plan.sessions().size();
        Recording recording = new Recording(random, count);
        int[] done = new int[count];
        boolean[] open = new boolean[count];
        int overlap = random.nextInt(4);
        while (true) {
            int session = pick(plan, done, open, overlap, random);
            if (session < 0) {
                return recording.history();
            }
            Plan.Step step = plan.sessions().get(session).get(done[session]);
            if (!open[session]) {
                recording.invoke(session, step);
                open[session] = step.fate() != Plan.Fate.OPEN;
            } else {
                recording.complete(session, step, step.value());
                open[session] = false;
            }
            done[session] += open[session] ? 0 : 1;
        }
    }

    /** A session that has something to do, one with an open operation more likely if there is to be little overlap. */
    private static int pick(Plan plan, int[] done, boolean[] open, int overlap, RandomGenerator random) {
        int start = random.nextInt(done.length);
        boolean completeFirst = random.nextInt(4) >= overlap;
        for (int pass = completeFirst ? 0 : 1; pass < 2; pass++) {
            for (int i = 0; i < done.length; i++) {
                int session = (start + i) % done.length;
                if (pass == 0
                        ? open[session]
                        : done[session] < plan.sessions().get(session).size()) {
                    return session;
                }
            }
        }
        return -1;
    }
}
