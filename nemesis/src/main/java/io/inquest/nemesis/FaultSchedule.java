package io.inquest.nemesis;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Operations of the nemesis that begin and end faults of the given kinds at random times, for ever. Kinds come in
 * shuffled rounds, and the first round is hurried so that a fault of each kind has begun and ended within
 * {@link #FIRST_ROUND_NANOS}. Now and then a second fault, of another kind, begins before the first has ended.
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
    private static final int OPEN_MAX = 2;
    private static final int OVERLAP_ONE_IN = 4;

    /**
     * A fault that was begun.
     *
     * @param endNanos when it is to end; {@link Step.Pending#NEVER} until it is known to be in force
     * @param nextAfterNanos when the next fault is to begin, after this one is in force; NEVER if not before its end
     */
    private record Open(long id, String kind, long lastsNanos, long endNanos, long nextAfterNanos) {
        Open inForce(long nowNanos) {
            return new Open(id, kind, lastsNanos, nowNanos + lastsNanos, nextAfterNanos);
        }
    }

    /**
     * @param round the kinds still to come in this round
     * @param first whether this is the first round
     * @param retried the kind that failed in this round and was put at its end, or null
     * @param startNanos when the next fault begins; NEVER while that depends on an event to come, UNSET before the
     *     first question
     * @param pauseNanos how long to pause once nothing is broken
     */
    private record State(
            List<String> round,
            boolean first,
            String retried,
            List<Open> open,
            long startNanos,
            long pauseNanos,
            long nextId) {
        State startingAt(long nanos) {
            return new State(round, first, retried, open, nanos, pauseNanos, nextId);
        }
    }

    private final List<String> kinds;
    private final Rhythm rhythm;
    private final State state;

    /** @param kinds the names of the kinds of faults, each once; none for no faults */
    public FaultSchedule(List<String> kinds, Rhythm rhythm) {
        this(List.copyOf(kinds), rhythm, new State(List.of(), true, null, List.of(), UNSET, 0, 1));
    }

    private FaultSchedule(List<String> kinds, Rhythm rhythm, State state) {
        this.kinds = kinds;
        this.rhythm = rhythm;
        this.state = state;
    }

    private FaultSchedule with(State next) {
        return new FaultSchedule(kinds, rhythm, next);
    }

    @Override
    public Step next(Context context) {
        if (kinds.isEmpty()) {
            return new Step.Done();
        }
        if (!context.isFree(context.nemesis())) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        long now = context.timeNanos();
        if (state.startNanos == UNSET) {
            return new Step.Pending(now + rhythm.firstNanos(), with(state.startingAt(now + rhythm.firstNanos())));
        }
        Open first = firstToEnd();
        long endNanos = first == null ? Step.Pending.NEVER : first.endNanos;
        if (endNanos <= now) {
            return end(first, context);
        }
        long startNanos = mayStart() ? state.startNanos : Step.Pending.NEVER;
        return startNanos <= now ? start(context) : new Step.Pending(Math.min(startNanos, endNanos), this);
    }

    /** Whether there is room for another fault, of a kind of which none is open. */
    private boolean mayStart() {
        List<String> next = state.round.isEmpty() ? kinds : state.round;
        return state.open.size() < OPEN_MAX && firstNotOpen(next) < next.size();
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

    private Step end(Open open, Context context) {
        State next = new State(
                state.round,
                state.first,
                state.retried,
                without(open),
                state.startNanos,
                state.pauseNanos,
                state.nextId);
        return emit(context, open.kind, value(open.id, "end"), next);
    }

    private Step start(Context context) {
        RandomGenerator random = context.random();
        boolean newRound = state.round.isEmpty();
        boolean first = state.first && (!newRound || state.nextId == 1);
        List<String> round = new ArrayList<>(newRound ? shuffled(random) : state.round);
        String kind = round.remove(firstNotOpen(round));
        long slotNanos = first ? (FIRST_ROUND_NANOS - rhythm.firstNanos()) / kinds.size() : Step.Pending.NEVER;
        long lastsNanos = rhythm.lasts().draw(random, slotNanos / 8 * 5);
        long pauseNanos = rhythm.pause().draw(random, slotNanos / 8 * 3);
        boolean overlaps = random.nextInt(OVERLAP_ONE_IN) == 0 && kinds.size() > 1;
        long nextAfterNanos = random.nextLong(Math.max(1, lastsNanos));
        Open begun = new Open(
                state.nextId, kind, lastsNanos, Step.Pending.NEVER, overlaps ? nextAfterNanos : Step.Pending.NEVER);
        List<Open> open = new ArrayList<>(state.open);
        open.add(begun);
        Map<String, Object> value = value(state.nextId, "start");
        value.put("seed", random.nextLong());
        String retried = newRound ? null : state.retried;
        return emit(
                context,
                kind,
                value,
                new State(round, first, retried, open, Step.Pending.NEVER, pauseNanos, state.nextId + 1));
    }

    private List<String> shuffled(RandomGenerator random) {
        List<String> order = new ArrayList<>();
        for (String kind : kinds) {
            order.add(random.nextInt(order.size() + 1), kind);
        }
        return order;
    }

    /** The place in the round of the first kind of which no fault is open; past its end if there is none such. */
    private int firstNotOpen(List<String> round) {
        int place = 0;
        while (place < round.size() && isOpen(round.get(place))) {
            place++;
        }
        return place;
    }

    private boolean isOpen(String kind) {
        // asked at every question of every run, where a stream shows in the profile
        for (Open open : state.open) {
            if (open.kind.equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private static Map<String, Object> value(long id, String phase) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", id);
        value.put("phase", phase);
        return value;
    }

    private Step emit(Context context, String kind, Map<String, Object> value, State next) {
        Event invocation = Event.invoke(Actor.NEMESIS, kind, null, value).withTime(context.timeNanos());
        return new Step.Emit(new Operation(invocation, null), with(next));
    }

    /** Times count from when a fault was in force or had ended, however long that took. */
    @Override
    public Generator update(Context context, Event event) {
        if (!event.actor().isNemesis()
                || event.type() != EventType.INFO
                || !(event.value() instanceof Map<?, ?> value)) {
            return this;
        }
        long now = context.timeNanos();
        if ("end".equals(value.get("phase"))) {
            return state.open.isEmpty() && state.startNanos == Step.Pending.NEVER
                    ? with(state.startingAt(now + state.pauseNanos))
                    : this;
        }
        for (Open open : state.open) {
            if (Objects.equals(value.get("id"), open.id) && open.endNanos == Step.Pending.NEVER) {
                return with(event.error() == null ? inForce(open, now) : failed(open, now));
            }
        }
        return this;
    }

    private State inForce(Open begun, long now) {
        List<Open> open = without(begun);
        open.add(begun.inForce(now));
        boolean overlaps = begun.nextAfterNanos != Step.Pending.NEVER;
        return new State(
                state.round,
                state.first,
                state.retried,
                open,
                overlaps ? now + begun.nextAfterNanos : Step.Pending.NEVER,
                state.pauseNanos,
                state.nextId);
    }

    /** A kind that failed has one more turn at the end of its round, and not while what may have hindered it lasts. */
    private State failed(Open begun, long now) {
        List<Open> open = without(begun);
        List<String> round = new ArrayList<>(state.round);
        boolean again = !begun.kind.equals(state.retried);
        if (again) {
            round.add(begun.kind);
        }
        return new State(
                round,
                state.first,
                again ? begun.kind : state.retried,
                open,
                open.isEmpty() ? now + state.pauseNanos : Step.Pending.NEVER,
                state.pauseNanos,
                state.nextId);
    }

    private List<Open> without(Open gone) {
        List<Open> open = new ArrayList<>(state.open);
        open.remove(gone);
        return open;
    }
}
