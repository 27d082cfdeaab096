package io.inquest.checkers.oracle.objects;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Lets a few clients do what a store asks for, one operation overlapping the others, and records it. */
public final class RandomRun {
    /**
     * How large a run is.
     *
     * @param lostPercent of operations of which nobody will know
     * @param wrongPercent of results that are anything
     */
    public record Size(int clients, int operations, int lostPercent, int failPercent, int wrongPercent) {
        public static Size any(RandomGenerator random, int more, int wrongPercent) {
            return new Size(
                    2 + random.nextInt(3),
                    3 + more + Math.max(random.nextInt(12), random.nextInt(12)),
                    random.nextInt(2) * random.nextInt(35),
                    random.nextInt(2) * random.nextInt(12),
                    wrongPercent);
        }
    }

    private static final class Client {
        int process;
        int home;
    }

    private static final class Call {
        Client client;
        int process;
        Store.Ask ask;
        String node;
        int replica;
        EventType outcome;
        boolean done;
        boolean refused;
        Object result;
    }

    private final RandomGenerator random;
    private final Store store;
    private final Size size;
    private final int overlap;
    private final int nodesShown;
    private final boolean nodesAsked;
    private final boolean timed;
    private final boolean noise;
    private final List<Client> idle = new ArrayList<>();
    private final List<Call> open = new ArrayList<>();
    private final List<Call> lost = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private int nextProcess;
    private long time;

    public RandomRun(RandomGenerator random, Store store, Size size) {
        this.random = random;
        this.store = store;
        this.size = size;
        this.overlap = Math.min(random.nextInt(6), random.nextInt(6));
        this.nodesShown = random.nextInt(3);
        this.nodesAsked = random.nextInt(3) == 0;
        this.timed = random.nextInt(3) > 0;
        this.noise = random.nextInt(5) == 0;
    }

    public List<Event> run() {
        for (int i = 0; i < size.clients(); i++) {
            Client client = new Client();
            client.process = nextProcess++;
            client.home = random.nextInt(3);
            idle.add(client);
        }
        int left = size.operations();
        while (left > 0 || !open.isEmpty()) {
            if (left > 0 && !idle.isEmpty() && (open.isEmpty() || random.nextInt(8) < overlap)) {
                invoke();
                left--;
            } else {
                advance(open.get(random.nextInt(open.size())));
            }
            if (!lost.isEmpty() && random.nextInt(5) == 0) {
                takeEffectLate(lost.remove(random.nextInt(lost.size())));
            }
            if (noise && random.nextInt(12) == 0) {
                add(EventType.INFO, -1, "partition", null, Map.of("id", 1, "phase", "start"), null, null);
            }
        }
        return events;
    }

    private void invoke() {
        Call call = new Call();
        call.client = idle.remove(random.nextInt(idle.size()));
        call.process = call.client.process;
        call.ask = store.next(call.process);
        call.replica = random.nextInt(4) == 0 ? random.nextInt(3) : call.client.home;
        boolean shown = nodesShown == 2 || (nodesShown == 1 && random.nextInt(4) > 0);
        call.node = shown ? "n" + call.replica : null;
        int fate = random.nextInt(100);
        call.outcome = fate < size.lostPercent()
                ? EventType.INFO
                : fate < size.lostPercent() + size.failPercent() ? EventType.FAIL : EventType.OK;
        add(
                EventType.INVOKE,
                call.process,
                call.ask.f(),
                call.ask.key(),
                call.ask.argument(),
                nodesAsked ? call.node : null,
                null);
        if (call.outcome == EventType.INFO && random.nextInt(3) == 0) {
            call.client.process = nextProcess++;
            idle.add(call.client);
            lost.add(call);
        } else {
            open.add(call);
        }
    }

    private void advance(Call call) {
        if (call.done || call.outcome != EventType.OK) {
            complete(call);
            return;
        }
        Object result = perform(call);
        if (result == Store.REFUSED && random.nextInt(3) > 0 && open.size() > 1) {
            return; // it waits
        }
        call.done = true;
        call.refused = result == Store.REFUSED;
        call.result = random.nextInt(100) < size.wrongPercent() ? store.anything(call.ask) : result;
    }

    private Object perform(Call call) {
        Object receiver = call.node == null ? (Object) call.process : call.node;
        return store.perform(call.ask, new Store.Place(call.process, call.replica, receiver));
    }

    private void takeEffectLate(Call call) {
        if (random.nextInt(3) > 0) {
            perform(call);
        } else if (store instanceof LogStore log) {
            log.skip(call.ask);
        }
    }

    private void complete(Call call) {
        open.remove(call);
        EventType type = call.outcome == EventType.OK && call.refused ? EventType.FAIL : call.outcome;
        boolean ok = type == EventType.OK;
        Object value = ok ? call.result : noise && random.nextBoolean() ? call.ask.argument() : null;
        boolean mismatch = type == EventType.FAIL && call.ask.f().equals("cas") && random.nextBoolean();
        String error = ok ? null : mismatch ? "mismatch" : "refused";
        add(type, call.process, call.ask.f(), call.ask.key(), value, call.node, error);
        if (type == EventType.INFO) {
            call.client.process = nextProcess++;
            lost.add(call);
        }
        idle.add(call.client);
    }

    private void add(EventType type, int process, String f, Object key, Object value, String node, String error) {
        time += random.nextInt(3) == 0 ? random.nextInt(400) * 10_000_000L : random.nextInt(9) * 300_000L;
        Actor actor = process < 0 ? Actor.NEMESIS : Actor.process(process);
        events.add(new Event(-1, timed ? time : -1, type, actor, f, key, value, node, error));
    }
}
