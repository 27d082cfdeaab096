package io.inquest.checkers.linear;

import java.util.Arrays;

/**
 * What configurations become when an operation completes that has to be linearized by then: all that can be reached from
 * them by linearizing open operations, with that operation last. Just in time: nothing is linearized after it.
 *
 * <p>What is not tried:
 *
 * <ol>
 *   <li>Of two open updates with equal calls and equal status, the one that completes later.
 *   <li>An indeterminate operation, while a required one with an equal call is open and not done.
 *   <li>An indeterminate operation that overwrites, while another operation leads to the same state here, and wherever it
 *       is legal leads there (a {@code cas} to the value of a {@code write}).
 *   <li>An indeterminate operation that leaves the state as it is.
 *   <li>One that overwrites, right after an update that is legal anywhere, or indeterminate, and after which no read was
 *       done.
 * </ol>
 *
 * An operation that overwrites does one thing more: it frees the updates that it makes either. So the third and the
 * fourth hold only where it frees none.
 *
 * <p><em>Why nothing is lost.</em> A plan of a configuration is a sequence of updates that leads from it, legally and in
 * time, and with reads wherever they are legal, to the end of the history. Take all configurations that were ever
 * between, with all their plans, and of these the least: by the length of the plan; then by the first operation in which
 * two plans differ, where required operations come before indeterminate ones, of equal calls the one that completes
 * earlier, and indeterminate ones that overwrite last, all in the order in which they are tried; then by how many updates
 * the configuration has done or used. If it was dropped for one that dominates it, that one has a plan that is no longer,
 * by leaving out, and has done and used no more; so it may be taken instead. Is the first operation of the plan not tried?
 * Then there is a lesser pair:
 *
 * <ol>
 *   <li>Exchange the two. The other one comes later in the plan, since it completes earlier, and the one can stand there;
 *       or it is either, comes nowhere, and leaves the one either.
 *   <li>Exchange the two, or, where the required one comes nowhere, take it instead.
 *   <li>The same: the one that overwrites can stand wherever the other one stands. No status changes in between, since it
 *       would have freed none.
 *   <li>Leave it out.
 *   <li>Leave out the operation before: this plan from the configuration before. What overwrites leads to the same state,
 *       and leaves the operation before either, or unused, and the rest as it is. The plan is the same, but the
 *       configuration has done less.
 * </ol>
 *
 * <p>So the first operation of the least plan is tried, and leads to a lesser pair, unless it leads past the completion.
 */
final class Closure {
    private final Part part;
    private final Transitions transitions;
    private final Layout layout;
    private final Pending pending;
    private final IndeterminateCalls calls;
    private final Trail trail;
    private final int[] kindsInOrder;

    private final Antichain between;
    private final Agenda agenda = new Agenda();
    private Antichain after;
    private int last;
    private int moment;
    private int enough;

    private final long[] current;
    private final long[] candidate;
    private final long[] cleared;
    private int parent;

    private final LegalReads legalReads;
    /** By call, and by state: the expansion in which it was found to be there, or reached. */
    private final int[] callSeen;

    private int[] targetSeen = new int[16];
    private int expansion;
    private long steps;

    Closure(Part part, Layout layout, Trail trail, LegalReads legalReads) {
        this.part = part;
        this.transitions = part.transitions;
        this.layout = layout;
        this.pending = layout.pending;
        this.calls = layout.calls;
        this.trail = trail;
        this.legalReads = legalReads;
        this.between = new Antichain(layout);
        this.current = new long[layout.stride];
        this.candidate = new long[layout.stride];
        this.cleared = new long[layout.stride];
        this.callSeen = new int[Arrays.stream(part.call).max().orElse(0) + 1];
        this.kindsInOrder = kindsInOrder(calls);
    }

    /** Those that overwrite come last, so that it is known what else leads to the same state. */
    private static int[] kindsInOrder(IndeterminateCalls calls) {
        int[] order = new int[calls.kinds()];
        int count = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int kind = 0; kind < order.length; kind++) {
                if (calls.nature[kind].overwrites() == (pass == 1)) {
                    order[count++] = kind;
                }
            }
        }
        return order;
    }

    /**
     * Begins with no configurations.
     *
     * @param slot that of the operation that completes
     * @param event the number of its completion among the entries of the part
     * @param results where configurations go that have it linearized, and forgotten
     * @param resultsWanted how many of them are wanted
     */
    void start(int slot, int event, Antichain results, int resultsWanted) {
        enough = resultsWanted;
        last = slot;
        moment = event;
        after = results;
        between.clear();
        agenda.clear();
    }

    /** Adds a configuration to begin with. */
    void add(long[] from, int at) {
        System.arraycopy(from, at, candidate, 0, layout.stride);
        layout.putRestless(candidate, 0, false);
        parent = layout.trail(from, at);
        offer(IndeterminateCalls.NOBODY);
    }

    boolean isDone() {
        return agenda.isEmpty();
    }

    /** Takes the moves from one configuration; once there are enough results, dearer ones are replaced by bounds. */
    void expand() {
        int number = agenda.take();
        if (!between.isMember(number)) {
            return;
        }
        if (after.real() >= enough && !layout.isBound(between.words(), between.at(number))) {
            demote(number);
            return;
        }
        System.arraycopy(between.words(), between.at(number), current, 0, layout.stride);
        parent = layout.trail(current, 0);
        expansion++;
        boolean restless = layout.isRestless(current, 0);
        for (int word = 0; word < pending.words; word++) {
            long open = pending.updates[word] & ~layout.done(current, 0, word);
            for (; open != 0; open &= open - 1) {
                required((word << 6) + Long.numberOfTrailingZeros(open), restless);
            }
        }
        for (int kind : kindsInOrder) {
            if (layout.isLeft(current, 0, kind)) {
                indeterminate(kind, restless);
            }
        }
    }

    private void demote(int number) {
        int bound = between.demote(number);
        if (bound != Antichain.NONE) {
            agenda.add(layout.cost(between.words(), between.at(bound)), bound);
        }
    }

    private void required(int slot, boolean restless) {
        steps++;
        int operation = pending.operation(slot);
        int call = part.call[operation];
        int state = transitions.next(layout.state(current, 0), call);
        if (state == Transitions.ILLEGAL) {
            return;
        }
        Nature nature = pending.nature(slot);
        callSeen[call] = expansion;
        if (nature.fixed) {
            see(state);
        }
        if ((restless && nature.overwrites()) || hasEarlierTwin(slot)) {
            return;
        }
        System.arraycopy(current, 0, candidate, 0, layout.stride);
        layout.makeDone(candidate, 0, slot);
        moveTo(state, layout.cost(current, 0), nature, nature.total, operation);
    }

    private boolean hasEarlierTwin(int slot) {
        boolean either = layout.isEither(current, 0, slot);
        for (int word = 0; word < pending.words; word++) {
            long free = layout.either(current, 0, word);
            long same = either ? free : ~(free | layout.done(current, 0, word));
            if ((pending.earlierTwins(slot, word) & same) != 0) {
                return true;
            }
        }
        return false;
    }

    private void indeterminate(int kind, boolean restless) {
        steps++;
        int call = calls.call(kind);
        int state = transitions.next(layout.state(current, 0), call);
        Nature nature = calls.nature[kind];
        if (state == Transitions.ILLEGAL || callSeen[call] == expansion || (restless && nature.overwrites())) {
            return;
        }
        boolean frees = nature.overwrites() && layout.wouldFree(current, 0);
        if (!frees && (state == layout.state(current, 0) || (nature.overwrites() && isSeen(state)))) {
            return;
        }
        if (nature.fixed) {
            see(state);
        }
        System.arraycopy(current, 0, candidate, 0, layout.stride);
        layout.use(candidate, 0, kind);
        int weight = nature.total ? 2 : 1;
        moveTo(state, layout.cost(current, 0) + weight, nature, true, IndeterminateCalls.move(kind));
    }

    private void see(int state) {
        if (state >= targetSeen.length) {
            targetSeen = Arrays.copyOf(targetSeen, Math.max(state + 1, 2 * targetSeen.length));
        }
        targetSeen[state] = expansion;
    }

    private boolean isSeen(int state) {
        return state < targetSeen.length && targetSeen[state] == expansion;
    }

    private void moveTo(int state, int cost, Nature nature, boolean mayBeLeftOut, int move) {
        layout.put(candidate, 0, state, cost);
        if (nature.overwrites()) {
            layout.overwrite(candidate, 0);
        }
        int reads = legalReads.at(state);
        boolean news = layout.makeDone(candidate, 0, legalReads.words(), reads);
        layout.putRestless(candidate, 0, mayBeLeftOut && !news);
        offer(move);
    }

    /** Sorts the candidate: to those after the completion, to those between, or, if that is open, to both. */
    private void offer(int move) {
        boolean done = layout.isDone(candidate, 0, last);
        int link = parent;
        if (done || layout.isEither(candidate, 0, last)) {
            System.arraycopy(candidate, 0, cleared, 0, layout.stride);
            layout.forget(cleared, 0, last);
            layout.putRestless(cleared, 0, false);
            int number = after.add(cleared, 0);
            link = record(after, number, link, move);
        }
        if (!done) {
            int number = between.add(candidate, 0);
            if (number != Antichain.NONE) {
                record(between, number, link, move);
                agenda.add(layout.cost(candidate, 0), number);
            }
        }
    }

    /** @return the trail of the candidate: one move serves both places that it may have gone to */
    private int record(Antichain to, int number, int link, int move) {
        if (number == Antichain.NONE || layout.isBound(to.words(), to.at(number))) {
            return link;
        }
        int own = move == IndeterminateCalls.NOBODY || link != parent ? link : trail.add(parent, move, moment);
        layout.putTrail(to.words(), to.at(number), own);
        return own;
    }

    /** The configurations that do not have the operation linearized, of which nothing is left to be tried. */
    Antichain between() {
        return between;
    }

    /** How far it went, in steps of the kind that engines count. */
    long steps() {
        return steps;
    }

    long bytes() {
        return between.bytes() + agenda.bytes() + 4L * (callSeen.length + targetSeen.length);
    }
}
