package io.inquest.checkers.linear;

import io.inquest.checkers.common.Budget;
import io.inquest.checkers.common.Budget.Stop;
import io.inquest.checkers.linear.Engine.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Goes through the events of a part with the configurations that may be true at each: just-in-time linearization (Lowe,
 * Testing for linearizability, 2017). At a completion each configuration becomes those that can be reached from it with
 * the operation that completes linearized last (see {@link Closure}); a read is linearized as soon as it is legal, since
 * it changes nothing. So at every event, and not only where nothing is open, the beginning of the history has been cut
 * off: all that is kept of it is what the rest depends on.
 *
 * <p>It keeps at most {@code width} configurations, the cheapest, and for the others bounds (see {@link Layout}). Where a
 * configuration is left at the end there is a linearization; where at some completion not even a bound is left, there is
 * none; else the width was too little, and one can {@link #retreat} and try again with more.
 */
final class Pass {
    private static final int NEVER = Integer.MAX_VALUE;
    /** How many more configurations than are kept may be looked at within one completion. */
    private static final int BETWEEN = 8;

    private static final int STEPS_BETWEEN_LOOKS = 1 << 12;
    static final int ENTRIES_BETWEEN_SNAPSHOTS = 1 << 7;

    /** All that the rest depends on at an entry where there still was a configuration. */
    private record Snapshot(int entry, int optional, boolean leaky, int[] open, int[] slots, long[] members) {
        long bytes() {
            return 8L * (members.length + open.length);
        }
    }

    private final Part part;
    private final int initialState;
    private final Budget budget;
    private final long bytesMax;

    private final Pending pending;
    private final Layout layout;
    private final Trail trail = new Trail();
    private final LegalReads legalReads;
    private final Closure closure;
    private Antichain now;
    private Antichain after;
    private int width;

    private int entry;
    private int optional;
    /** The entry at which the last configuration was lost, so that only bounds were left. */
    private int realUntil = NEVER;

    private boolean leaky;
    private Stop stop;
    private long nextLook;
    private final List<Snapshot> snapshots = new ArrayList<>();
    private long snapshotBytes;

    Pass(Part part, int initialState, Budget budget, long bytesMax) {
        this(part, initialState, new int[] {initialState}, budget, bytesMax);
    }

    /**
     * A pass from several states at once, which tells only whether there is no linearization from any of them. The first
     * operations to be invoked may have been linearized before.
     *
     * @param before how many operations these are: updates, all of which are invoked before any completion
     */
    static Pass anywhere(Part part, int[] states, int before, Budget budget, long bytesMax) {
        Pass pass = new Pass(part, Transitions.INITIAL, states, budget, bytesMax);
        for (; pass.entry < before; pass.entry++) {
            int slot = pass.pending.open(part.entries[pass.entry] >> 1);
            for (int i = 0; i < states.length; i++) {
                pass.layout.makeEither(pass.now.words(), pass.now.at(i), slot);
            }
        }
        return pass;
    }

    private Pass(Part part, int initialState, int[] states, Budget budget, long bytesMax) {
        this.part = part;
        this.initialState = initialState;
        this.budget = budget;
        this.bytesMax = bytesMax;
        this.pending = new Pending(part);
        this.layout = new Layout(pending, new IndeterminateCalls(part));
        this.legalReads = new LegalReads(part, pending);
        this.now = new Antichain(layout);
        this.after = new Antichain(layout);
        this.closure = new Closure(part, layout, trail, legalReads);
        widen(NEVER);
        for (Antichain each : List.of(now, after, closure.between())) {
            each.limitBytes(bytesMax / 3);
        }
        for (int state : states) {
            long[] first = new long[layout.stride];
            layout.put(first, 0, state, 0);
            layout.putTrail(first, 0, Trail.ROOT);
            now.add(first, 0);
        }
        snapshot();
    }

    /** @param newWidth {@link Integer#MAX_VALUE} for no limit */
    void widen(int newWidth) {
        width = newWidth;
        int room = width > NEVER / BETWEEN ? NEVER : BETWEEN * width;
        now.limit(room, width);
        after.limit(room, width);
        closure.between().limit(room, width);
    }

    /**
     * Goes on, to the next completion and past it.
     *
     * @return {@link Outcome#STOPPED} if at the end only bounds are left, or if there is a {@link #stop}
     */
    Outcome advance() {
        while (entry < part.entries.length) {
            int operation = part.entries[entry] >> 1;
            boolean completes = (part.entries[entry] & 1) != 0;
            invokeOptionalBefore(completes ? part.completion[operation] : part.invocation[operation]);
            if (completes) {
                return complete(operation);
            }
            open(operation);
            entry++;
        }
        return now.real() > 0 ? Outcome.LINEARIZABLE : Outcome.STOPPED;
    }

    private void invokeOptionalBefore(int event) {
        while (optional < part.optional() && part.invocation[part.required + optional] < event) {
            layout.calls.invoke(optional++);
        }
    }

    private void open(int operation) {
        int slot = pending.open(operation);
        if (!part.read[operation]) {
            return;
        }
        legalReads.forget();
        for (int i = 0; i < now.size(); i++) {
            int state = layout.state(now.words(), now.at(i));
            if (now.isMember(i) && part.transitions.next(state, part.call[operation]) != Transitions.ILLEGAL) {
                layout.makeDone(now.words(), now.at(i), slot);
            }
        }
    }

    private Outcome complete(int operation) {
        after.clear();
        closure.start(pending.slot(operation), entry, after, width);
        for (int i = 0; i < now.size(); i++) {
            if (now.isMember(i)) {
                closure.add(now.words(), now.at(i));
            }
        }
        while (!closure.isDone()) {
            if (steps() >= nextLook && isExhausted()) {
                return Outcome.STOPPED;
            }
            closure.expand();
        }
        if ((closure.between().isFull() || after.isFull()) && isExhausted()) {
            return Outcome.STOPPED;
        }
        leaky |= closure.between().isLeaky() || after.isLeaky();
        if (after.real() == 0 && realUntil == NEVER) {
            realUntil = entry;
        }
        if (after.isEmpty()) {
            return leaky ? Outcome.STOPPED : Outcome.NOT_LINEARIZABLE;
        }
        pending.close(operation);
        legalReads.forget();
        narrow();
        entry++;
        if (trail.isCrowded()) {
            tidy();
        }
        int since = entry - snapshots.get(snapshots.size() - 1).entry();
        if (since >= ENTRIES_BETWEEN_SNAPSHOTS && now.real() > 0) {
            snapshot();
        }
        return null;
    }

    private boolean isExhausted() {
        nextLook = steps() + STEPS_BETWEEN_LOOKS;
        stop = budget.exceeded();
        boolean full = closure.between().isFull() || after.isFull();
        if (stop == null && (full || bytes() > bytesMax)) {
            stop = Stop.MEMORY;
        }
        return stop != null;
    }

    /** What comes after is now; beyond the width only as bounds. */
    private void narrow() {
        swap();
        if (now.real() <= width) {
            return;
        }
        long[] order = new long[now.size()];
        int members = 0;
        for (int i = 0; i < order.length; i++) {
            if (now.isMember(i)) {
                order[members++] = rank(i) << 32 | i;
            }
        }
        Arrays.sort(order, 0, members);
        after.clear();
        int kept = 0;
        for (int i = 0; i < members; i++) {
            int at = now.at((int) order[i]);
            if (!layout.isBound(now.words(), at) && ++kept > width) {
                layout.makeBound(now.words(), at);
            }
            after.add(now.words(), at);
        }
        swap();
        leaky |= now.isLeaky();
    }

    private void swap() {
        Antichain before = now;
        now = after;
        after = before;
    }

    /** Configurations before bounds; then by what was used, and by what is still to do. */
    private long rank(int number) {
        int at = now.at(number);
        long cost = Math.min(layout.cost(now.words(), at), (1 << 18) - 1);
        long undone = Math.min(layout.undone(now.words(), at), (1 << 10) - 1);
        return (layout.isBound(now.words(), at) ? 1L << 30 : 0) | cost << 10 | undone;
    }

    private void snapshot() {
        int[] open = pending.open();
        int[] slots = Arrays.stream(open).map(pending::slot).toArray();
        long[] members = new long[(now.real() + now.bounds()) * layout.stride];
        int length = 0;
        for (int i = 0; i < now.size(); i++) {
            if (now.isMember(i)) {
                System.arraycopy(now.words(), now.at(i), members, length, layout.stride);
                length += layout.stride;
            }
        }
        Snapshot snapshot = new Snapshot(entry, optional, leaky, open, slots, members);
        snapshots.add(snapshot);
        snapshotBytes += snapshot.bytes();
    }

    /** How many snapshots there are to go back to. */
    int snapshots() {
        return snapshots.size();
    }

    /** Goes back to the snapshot that is so many before the last, 0 for the last itself, and forgets later ones. */
    void retreat(int back) {
        for (int i = 0; i < back && snapshots.size() > 1; i++) {
            snapshotBytes -= snapshots.remove(snapshots.size() - 1).bytes();
        }
        Snapshot snapshot = snapshots.get(snapshots.size() - 1);
        entry = snapshot.entry();
        optional = snapshot.optional();
        leaky = snapshot.leaky();
        realUntil = NEVER;
        pending.reset(snapshot.open(), snapshot.slots());
        layout.calls.reset(optional);
        legalReads.forget();
        now.clear();
        for (int at = 0; at < snapshot.members().length; at += layout.stride) {
            now.add(snapshot.members(), at);
        }
    }

    private void tidy() {
        int[] trails = new int[now.size() + (int) (snapshotBytes / 8)];
        int count = 0;
        for (Snapshot snapshot : snapshots) {
            for (int at = 0; at < snapshot.members().length; at += layout.stride) {
                trails[count++] = layout.trail(snapshot.members(), at);
            }
        }
        for (int i = 0; i < now.size(); i++) {
            trails[count++] = now.isMember(i) ? layout.trail(now.words(), now.at(i)) : Trail.ROOT;
        }
        trail.keep(trails, count);
        count = 0;
        for (Snapshot snapshot : snapshots) {
            for (int at = 0; at < snapshot.members().length; at += layout.stride) {
                layout.putTrail(snapshot.members(), at, trails[count++]);
            }
        }
        for (int i = 0; i < now.size(); i++) {
            layout.putTrail(now.words(), now.at(i), trails[count++]);
        }
    }

    /** How many required operations overlap at most. */
    int mostOpen() {
        return pending.most;
    }

    /** The entry that comes next; where it ended, the completion that it did not get past. */
    int entry() {
        return entry;
    }

    /** The entry of the first completion that no configuration is known to get past; {@link Integer#MAX_VALUE} if none. */
    int realUntil() {
        return realUntil;
    }

    /** Whether configurations or bounds were dropped without anything in their place, so that nothing can be ruled out. */
    boolean isLeaky() {
        return leaky;
    }

    /** The linearization found, once it is {@link Outcome#LINEARIZABLE}. */
    int[] linearization() {
        int best = 0;
        while (!now.isMember(best) || layout.isBound(now.words(), now.at(best))) {
            best++;
        }
        return new Reconstruction(part, initialState, trail, layout.trail(now.words(), now.at(best)), entry).order();
    }

    /** Where it got stuck, once it is {@link Outcome#NOT_LINEARIZABLE} and there were configurations to the last. */
    Reach reach() {
        Antichain between = closure.between();
        int best = Antichain.NONE;
        int[] states = new int[between.size()];
        int count = 0;
        for (int i = 0; i < between.size(); i++) {
            if (between.isMember(i)) {
                int at = between.at(i);
                states[count++] = layout.state(between.words(), at);
                boolean real = !layout.isBound(between.words(), at);
                best = real && (best == Antichain.NONE || isPlainer(at, between.at(best))) ? i : best;
            }
        }
        int at = between.at(best);
        int last = layout.trail(between.words(), at);
        int[] prefix = new Reconstruction(part, initialState, trail, last, entry).order();
        int[] distinct = Arrays.stream(states, 0, count).distinct().toArray();
        int blockedAt = part.completion[part.entries[entry] >> 1];
        return new Reach(blockedAt, blockedAt, prefix, layout.state(between.words(), at), distinct);
    }

    /** Whether a configuration between has used fewer indeterminate operations than another, or as many and come further. */
    private boolean isPlainer(int at, int otherAt) {
        long[] words = closure.between().words();
        int cost = layout.cost(words, at);
        int otherCost = layout.cost(words, otherAt);
        return cost < otherCost
                || (cost == otherCost
                        && trail.length(layout.trail(words, at)) > trail.length(layout.trail(words, otherAt)));
    }

    /** Why it stopped, if not for want of width; else null. */
    Stop stop() {
        return stop;
    }

    long steps() {
        return now.steps() + after.steps() + closure.between().steps() + closure.steps();
    }

    private long bytes() {
        return now.bytes()
                + after.bytes()
                + closure.bytes()
                + legalReads.bytes()
                + trail.bytes()
                + part.transitions.bytes()
                + snapshotBytes;
    }
}
