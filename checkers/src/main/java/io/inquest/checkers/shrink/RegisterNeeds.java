package io.inquest.checkers.shrink;

import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * Registers: what read a value needs all that wrote it to the key.
 *
 * <p>In a legal order the last update before a read wrote its value; that one stays with it, and what else goes was not
 * between. A {@code cas} reads one value and writes another, and may bring the register where it could not be without what
 * it read, also if nobody knows whether it happened. One that was refused needs all updates before it, if without them
 * the register might hold what it was to replace.
 *
 * <p>Of the models that are patterns, each is a number of operations, and relations between them that are made of
 * session order, reads-from, real time, and each other: with fewer operations there are fewer of each. Only a lock is
 * held longer if its release is not there: so an acquire needs the next release.
 */
final class RegisterNeeds {
    private final History history;
    private final Calls calls;
    private final Needs needs;
    private final Calls.Values done;
    private final Calls.Values failed;
    private final boolean realTime;

    private RegisterNeeds(History history, boolean realTime) {
        this.history = history;
        this.realTime = realTime;
        calls = new Calls(history);
        needs = new Needs(history);
        done = new Calls.Values(needs);
        failed = new Calls.Values(needs);
    }

    static Needs of(History history, boolean realTime) {
        RegisterNeeds of = new RegisterNeeds(history, realTime);
        of.addWriters();
        of.addReaders();
        of.addRefused();
        return of.needs;
    }

    /** With the locks of memory models. */
    static Needs ofMemory(History history) {
        Needs needs = of(history, false);
        LockNeeds.addReleases(history, needs);
        return needs;
    }

    private void addWriters() {
        for (int i = 0; i < history.size(); i++) {
            if (!calls.isInvocation(i)) {
                continue;
            }
            boolean isCas = isCas(i);
            if (calls.is(i, "write") || isCas) {
                Object value = isCas ? pair(i).get(1) : calls.argument(i);
                needs.add((calls.hasFailed(i) ? failed : done).node(history.key(i), value), i);
            }
        }
    }

    private boolean isCas(int invocation) {
        return calls.is(invocation, "cas") && calls.argument(invocation) instanceof List<?> pair && pair.size() == 2;
    }

    private List<?> pair(int invocation) {
        return RegisterModel.oldAndNew(calls.argument(invocation));
    }

    private void addReaders() {
        for (int i = 0; i < history.size(); i++) {
            if (!calls.isInvocation(i)) {
                continue;
            }
            if (calls.is(i, "read") && calls.isOk(i)) {
                needsWritersOf(i, calls.result(i));
            } else if (isCas(i) && !calls.hasFailed(i)) {
                needsWritersOf(i, pair(i).get(0));
            }
        }
    }

    /** Only failed writers are the evidence where there are no others. */
    private void needsWritersOf(int reader, Object value) {
        int key = history.key(reader);
        if (done.has(key, value)) {
            needs.add(reader, done.node(key, value));
        } else if (failed.has(key, value)) {
            needs.add(reader, failed.node(key, value));
        }
    }

    private void addRefused() {
        List<Integer> refused = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i) && isCas(i) && calls.wasRefused(i)) {
                Object old = pair(i).get(0);
                if (old == null || done.has(history.key(i), old)) {
                    refused.add(i);
                }
            }
        }
        if (refused.isEmpty()) {
            return;
        }
        boolean[] isRefused = new boolean[history.size()];
        refused.forEach(i -> isRefused[i] = true);
        Calls.Before updates = new Calls.Before(needs, realTime);
        for (int i = 0; i < history.size(); i++) {
            if (calls.isInvocation(i)) {
                if (!calls.hasFailed(i) && (calls.is(i, "write") || isCas(i))) {
                    updates.add(history.key(i), i);
                }
            } else if (history.invocation(i) != History.NONE && isRefused[history.invocation(i)]) {
                updates.completes(history.key(history.invocation(i)), history.invocation(i));
            }
        }
    }
}
