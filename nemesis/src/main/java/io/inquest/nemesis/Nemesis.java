package io.inquest.nemesis;

import io.inquest.cluster.world.Timer;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes the faults that a generator asks for, one after another, and says what came of each. Used from the world's
 * loop only.
 */
public final class Nemesis {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private record Open(Object id, String fault, Injection injection) {}

    private final Battlefield field;
    private final FaultKinds kinds;
    private final Map<String, String> options;
    private final long patienceNanos;
    private final List<Open> open = new ArrayList<>();
    private CompletionStage<?> last = CompletableFuture.completedFuture(null);

    /** All options have their defaults. */
    public Nemesis(Battlefield field, FaultKinds kinds) {
        this(field, kinds, Map.of());
    }

    /** @param options the values of the options that the kinds declare; one that is left out has its default */
    public Nemesis(Battlefield field, FaultKinds kinds, Map<String, String> options) {
        this(field, kinds, options, PATIENCE_NANOS);
    }

    /** @param patienceNanos how long a fault may take to begin or to end before that counts as failed */
    public Nemesis(Battlefield field, FaultKinds kinds, Map<String, String> options, long patienceNanos) {
        this.field = field;
        this.kinds = kinds;
        this.options = new LinkedHashMap<>(options);
        this.patienceNanos = patienceNanos;
    }

    /** Why faults of these kinds cannot be made here, a sentence each; empty if they can. */
    public List<String> refusals(List<String> names) {
        List<String> refusals = new ArrayList<>();
        for (String name : names) {
            kinds.named(name).refusal(field).ifPresent(refusals::add);
        }
        return refusals;
    }

    /** How many faults are in force, as far as is known. */
    public int open() {
        return open.size();
    }

    /**
     * Begins or ends a fault. The operation's function is the fault's kind; its value is {@code {"id", "phase":
     * "start", "fault": {…}}}, or with {@code "seed"} in place of {@code "fault"} for a fault drawn now from that
     * number, by the options of this nemesis or, where there are any, its own {@code "options"}; or {@code {"id",
     * "phase": "end"}}.
     *
     * @return completes with the event to record: its value has the id, the phase, for a start the fault, the evidence,
     *     and as {@code "took-nanos"} how long after it was asked for that came, if it took any time. What failed has the event's error, and a start then has {@code "effect": false}. Fails only if the
     *     operation is none of these
     */
    public CompletionStage<Event> perform(Operation operation) {
        return next(() -> {
            if (operation.value() instanceof Map<?, ?> value && value.get("id") != null) {
                if ("start".equals(value.get("phase"))) {
                    return start(operation.f(), value);
                }
                if ("end".equals(value.get("phase"))) {
                    return end(operation.f(), value.get("id"));
                }
            }
            throw new IllegalArgumentException("the nemesis cannot perform " + operation.f() + " " + operation.value()
                    + ": it needs an id, and a phase of start or end");
        });
    }

    /**
     * Ends every fault, the latest first, whatever fails on the way: for the end of a run, and for one that is broken
     * off. What could not be ended stays, and another call tries again.
     *
     * @return completes with the events to record, one a fault; those that did not heal have an error
     */
    public CompletionStage<List<Event>> healAll() {
        return next(() -> {
            List<Event> events = new ArrayList<>();
            CompletionStage<?> healing = CompletableFuture.completedFuture(null);
            List<Open> latestFirst = new ArrayList<>(open);
            Collections.reverse(latestFirst);
            for (Open fault : latestFirst) {
                healing = healing.thenCompose(done -> close(fault)).thenAccept(events::add);
            }
            return healing.thenApply(done -> events);
        });
    }

    /** After everything before it, so that no fault begins while another is half made or half healed. */
    private <T> CompletionStage<T> next(Supplier<CompletionStage<T>> work) {
        CompletionStage<T> begun = last.handle((any, failure) -> null).thenCompose(before -> Stages.attempt(work));
        last = begun;
        return begun;
    }

    private CompletionStage<Event> start(String name, Map<?, ?> asked) {
        FaultKind kind = kinds.named(name);
        Object id = asked.get("id");
        Map<String, Object> value = value(id, "start");
        long askedNanos = field.world().nowNanos();
        CompletionStage<Event> began = Stages.attempt(() -> {
            if (inForce(id).isPresent()) {
                throw new IllegalArgumentException("fault " + id + " is in force already; give each fault its own id");
            }
            Fault fault = fault(kind, id, asked);
            value.put("fault", fault.toValue());
            CompletionStage<Injection> injecting = Stages.attempt(() -> fault.inject(field));
            return inTime("begin", injecting, late -> open.add(new Open(id, name, late)))
                    .thenApply(injection -> {
                        open.add(new Open(id, name, injection));
                        injection.evidence().forEach(value::putIfAbsent);
                        putTook(value, askedNanos);
                        return info(name, value, null);
                    });
        });
        return Stages.recover(began, failure -> {
            if (failure instanceof InjectionFailedException failed) {
                failed.remains().ifPresent(rest -> open.add(new Open(id, name, rest)));
            }
            value.put("effect", false);
            return CompletableFuture.completedFuture(info(name, value, Stages.sentence(failure)));
        });
    }

    @SuppressWarnings("unchecked")
    private Fault fault(FaultKind kind, Object id, Map<?, ?> asked) {
        if (asked.get("fault") instanceof Map<?, ?> fault) {
            return kind.parse((Map<String, Object>) fault);
        }
        if (asked.get("seed") instanceof Long seed) {
            return kind.random(field, options(asked), field.world().random("fault " + id + " " + seed));
        }
        throw new IllegalArgumentException(
                "a " + kind.description().name() + " begins with a \"fault\" or a \"seed\" to draw one from");
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> options(Map<?, ?> asked) {
        return asked.get("options") instanceof Map<?, ?> own ? (Map<String, String>) own : options;
    }

    private CompletionStage<Event> end(String name, Object id) {
        return inForce(id)
                .map(this::close)
                .orElseGet(() -> CompletableFuture.completedFuture(
                        info(name, value(id, "end"), "there is no fault " + id + " in force")));
    }

    private Optional<Open> inForce(Object id) {
        return open.stream().filter(fault -> fault.id.equals(id)).findFirst();
    }

    private CompletionStage<Event> close(Open fault) {
        Map<String, Object> value = value(fault.id, "end");
        long askedNanos = field.world().nowNanos();
        CompletionStage<Event> ended = inTime("end", Stages.attempt(fault.injection::close), late -> {})
                .thenApply(evidence -> {
                    open.remove(fault);
                    evidence.forEach(value::putIfAbsent);
                    putTook(value, askedNanos);
                    return info(fault.fault, value, null);
                });
        return Stages.recover(
                ended,
                failure -> CompletableFuture.completedFuture(info(fault.fault, value, Stages.sentence(failure))));
    }

    /** An event comes when the fault is in force or healed, which may be later than when that was asked for. */
    private void putTook(Map<String, Object> value, long askedNanos) {
        long tookNanos = field.world().nowNanos() - askedNanos;
        if (tookNanos > 0) {
            value.put("took-nanos", tookNanos);
        }
    }

    /** The stage, or a failure once patience is over; a result that comes after that goes to {@code late}. */
    private <T> CompletionStage<T> inTime(String what, CompletionStage<T> stage, Consumer<T> late) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Timer deadline = field.world()
                .schedule(
                        patienceNanos,
                        () -> result.completeExceptionally(new TimeoutException("it did not " + what + " within "
                                + patienceNanos / 1_000_000 + " ms, which is all the time it has")));
        stage.whenComplete((value, failure) -> {
            deadline.cancel();
            boolean inTime = failure == null ? result.complete(value) : result.completeExceptionally(failure);
            if (!inTime && failure == null) {
                late.accept(value);
            }
        });
        return result;
    }

    private static Map<String, Object> value(Object id, String phase) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", id);
        value.put("phase", phase);
        return value;
    }

    private static Event info(String fault, Map<String, Object> value, String error) {
        return new Event(-1, -1, EventType.INFO, Actor.NEMESIS, fault, null, value, null, error);
    }
}
