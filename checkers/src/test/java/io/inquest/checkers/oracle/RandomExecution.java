package io.inquest.checkers.oracle;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What clients see of a linearizable object: each operation takes effect at a random moment between its invocation and
 * its completion, one that ends as info at any later moment or never. Or, of an object that returns anything, by chance.
 */
final class RandomExecution {
    /**
     * @param lostPercent how many of a hundred operations end as info or not at all
     * @param failPercent how many of a hundred fail for a reason of their own
     */
    record Size(int processes, int operations, int keys, int lostPercent, int failPercent) {}

    /** An operation that was invoked and may still take effect. */
    private static final class Pending {
        Actor actor;
        String f;
        Object key;
        Object argument;
        EventType outcome;
        boolean settled;
        Object result;
        boolean mismatch;
    }

    private static final List<Object> KEYS = Arrays.asList("x", "y", 7L, null, "a key");

    private final RandomGenerator random;
    private final RandomOperations operations;
    private final Size size;
    private final boolean legal;
    private final boolean noise;
    private final int overlap;
    private final int firstKey;
    private final List<Event> events = new ArrayList<>();
    private final Map<Object, Object> states = new HashMap<>();
    private final List<Actor> idle = new ArrayList<>();
    private final List<Pending> open = new ArrayList<>();
    private final List<Pending> lost = new ArrayList<>();
    private int nextProcess;
    private int invoked;

    /** @param legal whether operations return what the object holds, rather than anything */
    RandomExecution(RandomGenerator random, Kind kind, Size size, boolean legal) {
        this.random = random;
        this.operations = new RandomOperations(random, kind);
        this.size = size;
        this.legal = legal;
        this.noise = random.nextInt(3) == 0;
        this.overlap = 1 + random.nextInt(4);
        this.firstKey = random.nextInt(KEYS.size());
    }

    List<Event> run() {
        for (int i = 0; i < size.processes(); i++) {
            idle.add(Actor.process(nextProcess++));
        }
        while (invoked < size.operations() || !open.isEmpty()) {
            boolean mayInvoke = invoked < size.operations() && !idle.isEmpty();
            if (mayInvoke && (open.isEmpty() || random.nextInt(5) < overlap)) {
                invoke();
            } else {
                advance(open.get(random.nextInt(open.size())));
            }
            if (!lost.isEmpty() && random.nextInt(6) == 0) {
                settle(lost.remove(random.nextInt(lost.size())));
            }
            if (noise && random.nextInt(12) == 0) {
                add(EventType.INFO, Actor.NEMESIS, "partition", null, Map.of("id", 1, "phase", "start"), null, null);
            }
        }
        return events;
    }

    private void invoke() {
        invoked++;
        Pending call = new Pending();
        call.actor = idle.remove(random.nextInt(idle.size()));
        call.key = KEYS.get((firstKey + random.nextInt(size.keys())) % KEYS.size());
        call.f = operations.function();
        int fate = random.nextInt(100);
        call.outcome = fate < size.lostPercent()
                ? EventType.INFO
                : fate < size.lostPercent() + size.failPercent() ? EventType.FAIL : EventType.OK;
        call.argument = operations.argument(call.f, call.key, call.outcome == EventType.FAIL, state(call.key));
        add(EventType.INVOKE, call.actor, call.f, call.key, call.argument, null, null);
        if (call.outcome == EventType.INFO && random.nextInt(3) == 0) {
            // no completion, ever: a client that crashed, and another in its place
            lost.add(call);
            idle.add(Actor.process(nextProcess++));
        } else {
            open.add(call);
        }
    }

    private void advance(Pending call) {
        if (call.outcome == EventType.FAIL
                || call.settled
                || (call.outcome == EventType.INFO && random.nextInt(4) > 0)) {
            complete(call);
        } else {
            settle(call);
        }
    }

    private Object state(Object key) {
        return states.getOrDefault(key, operations.object().initial());
    }

    private void settle(Pending call) {
        call.settled = true;
        if (!operations.object().isUpdate(call.f)) {
            call.result = legal ? operations.shown(state(call.key)) : operations.anyResult(call.key);
            return;
        }
        Call update = new Call(-1, -1, call.key, call.f, call.argument, null, Call.Fate.OK);
        Object after = operations.object().after(state(call.key), update);
        call.mismatch = legal ? after == SequentialObject.ILLEGAL : call.f.equals("cas") && random.nextInt(3) == 0;
        if (after != SequentialObject.ILLEGAL) {
            states.put(call.key, after);
        }
    }

    private void complete(Pending call) {
        open.remove(call);
        Object value = null;
        String error = null;
        EventType type = call.outcome;
        if (type == EventType.OK && call.mismatch) {
            type = EventType.FAIL;
            error = "mismatch";
        } else if (type == EventType.OK) {
            // an update's completion may show anything: its arguments are those of its invocation
            boolean update = operations.object().isUpdate(call.f);
            value = !update ? call.result : noise && random.nextInt(3) == 0 ? null : call.argument;
        } else {
            // only of a failed cas does "mismatch" say something
            boolean misleading = noise && !(type == EventType.FAIL && call.f.equals("cas"));
            error = misleading && random.nextBoolean() ? "mismatch" : random.nextBoolean() ? "refused" : null;
        }
        String node = noise ? "n" + random.nextInt(3) : null;
        add(type, call.actor, call.f, noise && random.nextInt(4) == 0 ? null : call.key, value, node, error);
        if (type == EventType.INFO) {
            idle.add(Actor.process(nextProcess++));
            if (!call.settled) {
                lost.add(call);
            }
        } else {
            idle.add(call.actor);
        }
    }

    private void add(EventType type, Actor actor, String f, Object key, Object value, String node, String error) {
        long time = noise ? -1 : 10L * events.size();
        events.add(new Event(events.size(), time, type, actor, f, key, value, node, error));
    }
}
