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
        boolean refused;
    }

    private static final List<Object> KEYS = Arrays.asList("x", "y", 7L, null, "a key");

    private final RandomGenerator random;
    private final SequentialObject object;
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
        this.object = kind.object();
        this.operations = RandomOperations.of(random, kind);
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
        call.f = operations.function(state(call.key), call.actor.process());
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
        return states.getOrDefault(key, object.initial());
    }

    private void settle(Pending call) {
        Object state = state(call.key);
        Object result = operations.result(state, call.f, call.argument);
        Call made = new Call(-1, -1, call.actor.process(), call.key, call.f, call.argument, result, Call.Fate.OK);
        Object after = object.after(state, made);
        boolean impossible = after == SequentialObject.ILLEGAL;
        if (impossible && call.f.equals("acquire") && random.nextInt(3) > 0) {
            return; // it waits
        }
        call.settled = true;
        call.refused = legal ? impossible : call.f.equals("cas") && random.nextInt(3) == 0;
        call.result = legal ? result : operations.anyResult(call.f, call.key, call.argument);
        if (!impossible) {
            states.put(call.key, after);
        }
    }

    private void complete(Pending call) {
        open.remove(call);
        Object value = null;
        String error = null;
        EventType type = call.outcome;
        if (type == EventType.OK && call.refused) {
            type = EventType.FAIL;
            error = call.f.equals("cas") || noise ? "mismatch" : "refused";
        } else if (type == EventType.OK) {
            // the completion of one that returns nothing may show anything
            value = !Results.returns(call.f) && noise && random.nextInt(3) == 0 ? null : call.result;
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
