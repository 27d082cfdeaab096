package io.inquest.nemesis;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Operations of the nemesis that begin and end faults of the given kinds at random times, for ever. Kinds come in
 * shuffled rounds, and the first round is hurried so that a fault of each kind has begun and ended within
 * {@link #FIRST_ROUND_NANOS}. Now and then, or as the {@link Overlap} says, a fault of another kind begins before the
 * first has ended.
 *
 * <p>An operation that begins a fault says its kind and a number to draw it from, not the fault itself: which nodes it
 * strikes is decided by {@link Nemesis} when it happens, from what the store is like then.
 */
public final class FaultSchedule implements Generator {
    /**
     * When a fault of each kind has begun and ended at the latest, after the schedule was first asked, unless the
     * least times of the {@link Rhythm} forbid it. What it takes to make and to heal them comes on top.
     */
    public static final long FIRST_ROUND_NANOS = 13_000_000_000L;

    private static final long UNSET = -1;
    private static final long NEVER = Step.Pending.NEVER;

    /**
     * A fault that was begun.
     *
     * @param endNanos when it is to end; NEVER until it is known to be in force
     * @param nextAfterNanos when the next fault is to begin, after this one is in force; NEVER if not before its end
     */
    private record Open(long id, String kind, long lastsNanos, long endNanos, long nextAfterNanos) {
        Open endingAt(long nanos) {
            return new Open(id, kind, lastsNanos, nanos, nextAfterNanos);
        }
    }

    /**
     * What is open, and when the next begins.
     *
     * @param startNanos when the next fault begins; NEVER while that depends on an event to come, UNSET before the
     *     first question
     * @param pauseNanos how long to pause once nothing is broken
     */
    private record State(Rounds rounds, List<Open> open, long startNanos, long pauseNanos, long nextId) {
        State startingAt(long nanos) {
            return new State(rounds, open, nanos, pauseNanos, nextId);
        }

        State without(Open gone) {
            List<Open> rest = new ArrayList<>(open);
            rest.remove(gone);
            return new State(rounds, rest, startNanos, pauseNanos, nextId);
        }

        State with(Open begun) {
            List<Open> more = new ArrayList<>(open);
            more.add(begun);
            return new State(rounds, more, startNanos, pauseNanos, nextId);
        }

        boolean isOpen(String kind) {
            // asked at every question of every run, where a stream shows in the profile
            for (Open fault : open) {
                if (fault.kind.equals(kind)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Rhythm rhythm;
    private final Overlap overlap;
    private final State state;

    /** @param kinds the names of the kinds of faults, each once; none for no faults */
    public FaultSchedule(List<String> kinds, Rhythm rhythm) {
        this(kinds, rhythm, Overlap.SOMETIMES, 1);
    }

    /** @param firstId the number of its first fault; those after it count on from there */
    public FaultSchedule(List<String> kinds, Rhythm rhythm, Overlap overlap, long firstId) {
        this(rhythm, overlap, new State(Rounds.of(kinds), List.of(), UNSET, 0, firstId));
    }

    private FaultSchedule(Rhythm rhythm, Overlap overlap, State state) {
        this.rhythm = rhythm;
        this.overlap = overlap;
        this.state = state;
    }

    private FaultSchedule with(State next) {
        return new FaultSchedule(rhythm, overlap, next);
    }

    /** The schedule that begins nothing more, ends what is open, and is done. */
    FaultSchedule ending() {
        List<Open> due = new ArrayList<>();
        state.open.forEach(fault -> due.add(fault.endingAt(0)));
        return with(new State(Rounds.of(List.of()), due, NEVER, 0, state.nextId));
    }

    /** The number that the next fault will have. */
    long nextId() {
        return state.nextId;
    }

    @Override
    public Step next(Context context) {
        if (state.rounds.kinds().isEmpty() && state.open.isEmpty()) {
            return Step.DONE;
        }
        if (!context.isFree(context.nemesis())) {
            return new Step.Pending(NEVER, this);
        }
        long now = context.timeNanos();
        if (state.startNanos == UNSET) {
            State begun = state.startingAt(now + rhythm.firstNanos());
            return rhythm.firstNanos() == 0
                    ? with(begun).start(context)
                    : new Step.Pending(begun.startNanos, with(begun));
        }
        Open first = firstToEnd();
        long endNanos = first == null ? NEVER : first.endNanos;
        if (endNanos <= now) {
            return FaultOperations.end(context, first.kind, first.id, with(state.without(first)));
        }
        long startNanos = mayStart() ? state.startNanos : NEVER;
        return startNanos <= now ? start(context) : new Step.Pending(Math.min(startNanos, endNanos), this);
    }

    /** Whether there is room for another fault, of a kind of which none is open. */
    private boolean mayStart() {
        return state.open.size() < overlap.openMax(state.rounds.kinds().size()) && state.rounds.hasNext(state::isOpen);
    }

    private Open firstToEnd() {
        Open first = null;
        for (Open open : state.open) {
            if (first == null || open.endNanos < first.endNanos) {
                first = open;
            }
        }
        return first;
    }

    private Step start(Context context) {
        RandomGenerator random = context.random();
        Rounds round = state.rounds.current(random);
        String kind = round.next(state::isOpen);
        int kinds = round.kinds().size();
        long slotNanos = round.number() == 1 ? (FIRST_ROUND_NANOS - rhythm.firstNanos()) / kinds : NEVER;
        long lastsNanos = rhythm.lasts().draw(random, slotNanos / 8 * 5);
        long pauseNanos = rhythm.pause().draw(random, slotNanos / 8 * 3);
        boolean overlaps = overlap.happens(random.nextInt(Overlap.ONE_IN)) && kinds > 1;
        long nextAfterNanos = random.nextLong(Math.max(1, lastsNanos));
        Open begun = new Open(state.nextId, kind, lastsNanos, NEVER, overlaps ? nextAfterNanos : NEVER);
        State next = new State(round.without(kind), state.open, NEVER, pauseNanos, state.nextId + 1).with(begun);
        return FaultOperations.start(context, kind, state.nextId, Map.of("seed", random.nextLong()), with(next));
    }

    /** Times count from when a fault was in force or had ended, however long that took. */
    @Override
    public Generator update(Context context, Event event) {
        Map<?, ?> said = FaultOperations.said(event);
        long now = context.timeNanos();
        if ("end".equals(said.get("phase"))) {
            return state.open.isEmpty() && state.startNanos == NEVER
                    ? with(state.startingAt(now + state.pauseNanos))
                    : this;
        }
        for (Open open : state.open) {
            if (Objects.equals(said.get("id"), open.id) && open.endNanos == NEVER) {
                return with(event.error() == null ? inForce(open, now) : failed(open, now));
            }
        }
        return this;
    }

    private State inForce(Open begun, long now) {
        boolean overlaps = begun.nextAfterNanos != NEVER;
        return state.without(begun)
                .with(begun.endingAt(now + begun.lastsNanos))
                .startingAt(overlaps ? now + begun.nextAfterNanos : NEVER);
    }

    private State failed(Open begun, long now) {
        State rest = state.without(begun);
        return new State(
                state.rounds.failed(begun.kind),
                rest.open,
                rest.open.isEmpty() ? now + state.pauseNanos : NEVER,
                state.pauseNanos,
                state.nextId);
    }
}
