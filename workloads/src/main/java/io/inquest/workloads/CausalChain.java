package io.inquest.workloads;

import io.inquest.generators.Call;
import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chain of writes, each made by a client that has just read the one before it, made by another: w(x), then r(x) w(y), then
 * r(y) w(z) and so on, round and round over a few registers. Meanwhile all others look: at the end of the chain first, then
 * at what it rests on. Who sees the end must see all of it.
 *
 * @param firstKey the number of the first register
 * @param length how many registers there are
 * @param links how many writes the chain has
 * @param link whose turn it is
 * @param looks what the others are looking at, by worker
 */
record CausalChain(long firstKey, int length, int links, Link link, Map<Integer, Look> looks) implements Generator {
    private static final int NOBODY = -1;
    /** How often one reads for the write before its own at the most, where the store is slow to show it. */
    private static final int TRIES_MAX = 5;

    /**
     * A link in the making.
     *
     * @param number of how many links there are before it
     * @param author the worker that makes it, or -1
     * @param before the worker that made the one before
     * @param tries how often the author may still read before it writes
     */
    record Link(int number, int author, int before, int tries) {}

    /**
     * What a client looks at: links, back from one to another.
     *
     * @param next the link it reads next
     * @param oldest the last one
     * @param complete whether the chain was complete when it began
     */
    record Look(int next, int oldest, boolean complete) {
        boolean isOver() {
            return next < oldest;
        }
    }

    CausalChain {
        looks = Collections.unmodifiableMap(new TreeMap<>(looks));
    }

    static CausalChain of(long firstKey, int length, int links) {
        return new CausalChain(firstKey, length, links, new Link(0, NOBODY, NOBODY, 0), Map.of());
    }

    private Long key(int number) {
        return firstKey + number % length;
    }

    /** What a link writes: each of a register's something else, from 1. */
    private Long value(int number) {
        return 1L + number / length;
    }

    /** Asks the free clients from one drawn at random on. */
    @Override
    public Step next(Context context) {
        int first = context.pickFree();
        for (int i = 0; first != Context.NONE && i < context.clients(); i++) {
            int worker = (first + i) % context.clients();
            Step.Emit step = context.isFree(worker) ? ask(worker, context) : null;
            if (step != null) {
                return step;
            }
        }
        return isOver(context) ? Step.DONE : new Step.Pending(Step.Pending.NEVER, this);
    }

    /** When everyone has begun to look at all of it. */
    private boolean isOver(Context context) {
        int complete = 0;
        for (Look look : looks.values()) {
            complete += look.complete() && look.isOver() ? 1 : 0;
        }
        return complete == context.clientCount();
    }

    private Step.Emit ask(int worker, Context context) {
        Look look = looks.get(worker);
        if (worker == link.author()) {
            return new Step.Emit(authorsCall().by(worker, context), this);
        }
        if (look != null && !look.isOver()) {
            return look(worker, look, context);
        }
        boolean complete = link.number() == links;
        boolean mayWrite = worker != link.before() || context.clientCount() == 1;
        if (!complete && link.author() == NOBODY && mayWrite) {
            return begun(worker).ask(worker, context);
        }
        if (link.number() == 0 || (complete && look != null && look.complete())) {
            return null;
        }
        return look(worker, new Look(link.number() - 1, Math.max(0, link.number() - length), complete), context);
    }

    private Step.Emit look(int worker, Look look, Context context) {
        Map<Integer, Look> changed = new TreeMap<>(looks);
        changed.put(worker, new Look(look.next() - 1, look.oldest(), look.complete()));
        Call read = new Call("read", key(look.next()), null);
        return new Step.Emit(read.by(worker, context), new CausalChain(firstKey, length, links, link, changed));
    }

    private CausalChain begun(int author) {
        int tries = link.number() == 0 ? 0 : TRIES_MAX;
        return with(new Link(link.number(), author, link.before(), tries));
    }

    private CausalChain with(Link changed) {
        return new CausalChain(firstKey, length, links, changed, looks);
    }

    private Call authorsCall() {
        int number = link.number();
        return link.tries() > 0
                ? new Call("read", key(number - 1), null)
                : new Call("write", key(number), value(number));
    }

    /** An author that does not get to see what it waits for writes all the same: the chain goes on from there. */
    @Override
    public Generator update(Context context, Event event) {
        int worker = context.worker(event.actor());
        if (event.type() == EventType.INVOKE || worker != link.author()) {
            return this;
        }
        if (link.tries() == 0) {
            return with(new Link(link.number() + 1, NOBODY, worker, 0));
        }
        boolean readsOn =
                event.type() == EventType.OK && !value(link.number() - 1).equals(event.value());
        return with(new Link(link.number(), worker, link.before(), readsOn ? link.tries() - 1 : 0));
    }
}
