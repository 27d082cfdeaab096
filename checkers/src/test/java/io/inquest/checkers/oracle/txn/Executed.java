package io.inquest.checkers.oracle.txn;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A few clients that let a tiny store do transactions, one overlapping the others. */
final class Executed {
    private static final class Client {
        int process;
        TinyStore.Running running;
        boolean committed;
        boolean announced;
    }

    private final Fresh fresh;
    private final RandomGenerator random;
    private final TinyStore store;
    private final boolean dirty;
    private final List<Client> clients = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final int overlap;
    private final int lostPercent;
    private int processes;
    private int waits;

    Executed(Fresh fresh, TinyStore.Level level) {
        this.fresh = fresh;
        this.random = fresh.random;
        this.store = new TinyStore(random, level, fresh.lists);
        this.dirty = level == TinyStore.Level.DIRTY;
        this.overlap = 1 + random.nextInt(6);
        this.lostPercent = random.nextInt(2) * random.nextInt(30);
    }

    List<Event> events() {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            clients.add(renewed(new Client()));
        }
        int left = 2 + random.nextInt(5);
        while (left > 0 || clients.stream().anyMatch(client -> client.running != null)) {
            Client client = clients.get(random.nextInt(clients.size()));
            boolean othersIdle = clients.stream().allMatch(other -> other.running == null);
            if (client.running != null) {
                advance(client);
            } else if (left > 0 && (othersIdle || random.nextInt(8) < overlap)) {
                invoke(client);
                left--;
            }
            if (random.nextInt(3) == 0) {
                store.spread();
            }
        }
        return events;
    }

    private Client renewed(Client client) {
        client.process = processes++;
        return client;
    }

    private void invoke(Client client) {
        Planned txn = fresh.txn(fresh.mops());
        int fate = random.nextInt(100);
        txn.process = client.process;
        txn.outcome = fate < lostPercent
                ? (random.nextInt(3) == 0 ? EventType.INVOKE : EventType.INFO)
                : fate < lostPercent + 6 ? EventType.FAIL : EventType.OK;
        client.running = new TinyStore.Running(txn, client.process % 2);
        client.committed = false;
        client.announced = false;
        events.add(txn.invocation());
    }

    private void advance(Client client) {
        TinyStore.Running running = client.running;
        Planned txn = running.txn;
        if (txn.outcome == EventType.INFO && !client.announced && random.nextInt(6) == 0) {
            client.announced = true; // and goes on
            events.add(txn.completion());
            clients.add(renewed(new Client()));
        }
        if (!running.isDone()) {
            boolean atOnce = txn.outcome == EventType.FAIL && !dirty;
            if (atOnce || (txn.outcome != EventType.OK && random.nextInt(4) == 0)) {
                finish(client);
            } else if (!store.step(running)) {
                refuse(client);
            } else {
                client.committed = running.isDone() && store.isAtOnce();
                waits = 0;
            }
        } else if (txn.outcome == EventType.FAIL) {
            finish(client);
        } else if (client.committed || store.commit(running)) {
            client.committed = true;
            if (random.nextInt(3) > 0) {
                finish(client);
            }
        } else {
            refuse(client);
        }
    }

    /** It waits a while, then fails. */
    private void refuse(Client client) {
        waits++;
        if (waits > 6 || client.running.isDone()) {
            waits = 0;
            if (client.running.txn.outcome == EventType.OK) {
                client.running.txn.outcome = EventType.FAIL;
            }
            finish(client);
        }
    }

    private void finish(Client client) {
        TinyStore.Running running = client.running;
        if (!client.committed) {
            store.abort(running, dirty && random.nextInt(3) == 0);
        }
        client.running = null;
        EventType outcome = running.txn.outcome;
        if (outcome != EventType.INVOKE && !client.announced) {
            events.add(running.txn.completion());
        }
        if (outcome == EventType.INVOKE || outcome == EventType.INFO) {
            renewed(client);
        }
    }
}
