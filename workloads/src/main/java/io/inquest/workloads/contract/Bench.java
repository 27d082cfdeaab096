package io.inquest.workloads.contract;

import io.inquest.cluster.world.World;
import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** What all trials work with: keys that nobody uses, looks at them, and the fills that must never show. */
final class Bench {
    /** As long as the runner gives an operation. */
    static final long PATIENCE_NANOS = 5_000_000_000L;

    /** How long it may take until an update shows: a store that is only eventually consistent is not a client that lies. */
    private static final long SHOWS_NANOS_MAX = 3_000_000_000L;

    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    /** Above those of any workload, and within 32 bits. */
    private static final int KEYS_FROM = 1_000_000_000;

    private record Failed(Facet facet, Object key, Object value, Answer answer, Rule rule, String when) {}

    /** What a key was seen to hold last: null if no look succeeded, or none had the shape of one. */
    record Sight(Answer answer, List<?> contents) {
        boolean shows(Object value) {
            return contents != null
                    && (value == null ? contents.isEmpty() : contents.contains(Values.canonical(value)));
        }
    }

    final World world;
    final Desk desk;
    final Findings findings;
    private final List<Failed> failed = new ArrayList<>();
    private long keys;

    Bench(World world, Desk desk, Findings findings) {
        this.world = world;
        this.desk = desk;
        this.findings = findings;
        this.keys = (long) KEYS_FROM + world.random("contract").nextInt(KEYS_FROM);
    }

    Object freshKey(Facet facet) {
        return facet.key().apply(keys++);
    }

    CompletionStage<Answer> fill(Facet facet, Object key, Object value) {
        return desk.ask(0, facet.fill().apply(key, value), PATIENCE_NANOS);
    }

    CompletionStage<Sight> look(Facet facet, Object key) {
        return desk.ask(0, facet.see().apply(key), PATIENCE_NANOS)
                .thenApply(answer ->
                        new Sight(answer, answer.isOk() ? facet.contents().apply(answer.value()) : null));
    }

    /** Looks until it is as wanted or something is there that cannot be, for a while at most; the last sight. */
    CompletionStage<Sight> lookUntil(Facet facet, Object key, Predicate<Sight> ends) {
        return lookUntil(facet, key, ends, world.nowNanos() + SHOWS_NANOS_MAX);
    }

    private CompletionStage<Sight> lookUntil(Facet facet, Object key, Predicate<Sight> ends, long untilNanos) {
        return look(facet, key).thenCompose(sight -> {
            boolean over = world.nowNanos() >= untilNanos;
            if (over || ends.test(sight)) {
                return CompletableFuture.completedFuture(sight);
            }
            return Chain.pause(world, LOOK_AGAIN_NANOS).thenCompose(waited -> lookUntil(facet, key, ends, untilNanos));
        });
    }

    /**
     * Remembers a fill that the client called failed: its value must never show.
     *
     * @param rule the one that is broken if it does
     * @param when what else was going on, for the sentence
     */
    void neverShows(Facet facet, Object key, Object value, Answer answer, Rule rule, String when) {
        failed.add(new Failed(facet, key, value, answer, rule, when));
    }

    /** Looks at all that must not show. */
    CompletionStage<Void> recheck() {
        return Chain.each(
                failed,
                one -> look(one.facet, one.key).thenAccept(sight -> {
                    if (sight.contents() != null && sight.contents().contains(Values.canonical(one.value))) {
                        findings.broke(
                                one.rule,
                                Answer.words(one.answer.call()) + one.when,
                                "it was " + one.answer.said() + ", and later "
                                        + Answer.words(sight.answer().call()) + " was "
                                        + sight.answer().said());
                    }
                }));
    }
}
