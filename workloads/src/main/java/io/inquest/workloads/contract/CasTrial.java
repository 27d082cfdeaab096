package io.inquest.workloads.contract;

import io.inquest.generators.Call;
import io.inquest.systems.Completion;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A register that nobody else uses is compared and set, with the value it holds and with one that it does not. */
final class CasTrial {
    private static final long HELD = 7;
    private static final long OTHER = 8;
    private static final long NEW = 9;

    private final Bench bench;
    private final Facet facet;

    CasTrial(Bench bench, Facet facet) {
        this.bench = bench;
        this.facet = facet;
    }

    CompletionStage<Void> run() {
        Object key = bench.freshKey(facet);
        Object absent = bench.freshKey(facet);
        return bench.fill(facet, key, HELD)
                .thenCompose(written -> bench.lookUntil(facet, key, sight -> sight.shows(HELD)))
                .thenCompose(sight -> {
                    if (!sight.shows(HELD)) {
                        bench.findings.notChecked("cas: no register could be brought to hold a value first");
                        return Chain.done();
                    }
                    return mismatch(key, HELD).thenCompose(kept -> kept ? match(key) : Chain.done());
                })
                .thenCompose(done -> mismatch(absent, null))
                .thenApply(kept -> null);
    }

    private CompletionStage<Answer> cas(Object key, long from, long to) {
        return bench.desk.ask(0, new Call("cas", key, List.of(from, to)), Bench.PATIENCE_NANOS);
    }

    /** Completes with whether the key holds what it held, and will. */
    private CompletionStage<Boolean> mismatch(Object key, Long held) {
        return cas(key, OTHER, NEW).thenCompose(answer -> {
            String done = Answer.words(answer.call()) + ", which held " + held;
            if (answer.isOk()) {
                bench.findings.broke(Rule.CAS_COMPARES, done, "it was Ok");
            } else if (answer.isFail()) {
                bench.neverShows(facet, key, NEW, answer, Rule.FAIL_MEANS_NOT_DONE, ", which held " + held);
            }
            return bench.look(facet, key).thenApply(sight -> {
                // nothing there, where something was seen, is what a node shows that is behind
                boolean changed = sight.contents() != null && !sight.contents().isEmpty() && !sight.shows(held);
                if (answer.isFail() && changed) {
                    bench.findings.broke(
                            Rule.FAIL_MEANS_NOT_DONE,
                            done,
                            "it was " + answer.said() + ", and then "
                                    + Answer.words(sight.answer().call()) + " was "
                                    + sight.answer().said());
                }
                // one in doubt may yet be done, and then what comes next would be blamed
                return !changed && (answer.isOk() || answer.isFail());
            });
        });
    }

    /** To another value than the one before, which must never show. */
    private CompletionStage<Void> match(Object key) {
        return cas(key, HELD, OTHER).thenCompose(answer -> {
            String done = Answer.words(answer.call()) + ", which held " + HELD;
            boolean mismatch = answer.completion() instanceof Completion.Fail fail
                    && fail.reason().equals("mismatch");
            if (mismatch) {
                bench.findings.broke(Rule.CAS_COMPARES, done, "it was " + answer.said());
            }
            if (answer.isFail()) {
                bench.neverShows(facet, key, OTHER, answer, Rule.FAIL_MEANS_NOT_DONE, ", which held " + HELD);
            }
            if (!answer.isOk()) {
                return Chain.done();
            }
            return bench.lookUntil(facet, key, sight -> sight.shows(OTHER)).thenAccept(sight -> {
                if (sight.contents() != null && !sight.shows(OTHER)) {
                    bench.findings.broke(
                            Rule.OK_MEANS_DONE,
                            done,
                            "it was Ok, and for three seconds "
                                    + Answer.words(sight.answer().call()) + " was "
                                    + sight.answer().said());
                }
            });
        });
    }
}
