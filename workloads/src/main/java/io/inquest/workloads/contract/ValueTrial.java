package io.inquest.workloads.contract;

import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Values of every kind, each under a key of its own: what is acknowledged must come back as it was. */
final class ValueTrial {
    private static final int UNANSWERED_MAX = 3;
    private static final int EMPTY_LOOKS = 2;

    private final Bench bench;
    private final Facet facet;
    private int looks;
    private int kept;
    private Answer last;

    ValueTrial(Bench bench, Facet facet) {
        this.bench = bench;
        this.facet = facet;
    }

    CompletionStage<Void> run() {
        return Chain.each(facet.samples(), this::keep)
                .thenCompose(all -> kept > 0 && !facet.replacements().isEmpty() ? replace() : Chain.done())
                .thenRun(() -> {
                    if (kept == 0) {
                        bench.findings.notChecked("whether values come back as written by " + facet.name()
                                + ": none was Ok" + (last == null ? "" : ", the last was " + last.said()));
                    }
                });
    }

    private CompletionStage<Void> keep(Object value) {
        if (bench.desk.unanswered() >= UNANSWERED_MAX) {
            return Chain.done(); // it would only take more time
        }
        Object key = bench.freshKey(facet);
        CompletionStage<Void> empty =
                looks++ < EMPTY_LOOKS ? lookAtNothing(key).thenAccept(this::requireEmpty) : Chain.done();
        return empty.thenCompose(looked -> bench.fill(facet, key, value))
                .thenCompose(answer -> filled(key, value, answer));
    }

    /** A read may fail for a moment, such as while nobody leads; one that always does takes nothing there for a failure. */
    private CompletionStage<Bench.Sight> lookAtNothing(Object key) {
        return bench.lookUntil(facet, key, sight -> !sight.answer().isFail());
    }

    private void requireEmpty(Bench.Sight sight) {
        boolean empty = sight.contents() != null && sight.contents().isEmpty();
        if ((sight.answer().isOk() && !empty) || sight.answer().isFail()) {
            bench.findings.broke(
                    Rule.EMPTY_AT_FIRST,
                    Answer.words(sight.answer().call()) + ", which nobody had written",
                    sight.answer().said());
        }
    }

    private CompletionStage<Void> filled(Object key, Object value, Answer answer) {
        last = answer;
        if (answer.isFail()) {
            bench.neverShows(facet, key, value, answer, Rule.FAIL_MEANS_NOT_DONE, "");
            return Chain.done();
        }
        if (!answer.isOk()) {
            return Chain.done();
        }
        return bench.lookUntil(facet, key, sight -> isStrange(sight, value) || sight.shows(value))
                .thenAccept(sight -> judge(sight, answer, value));
    }

    private void judge(Bench.Sight sight, Answer answer, Object value) {
        if (isStrange(sight, value)) {
            broke(Rule.VALUES_AS_WRITTEN, answer, sight, "it was Ok, and then ");
        } else if (sight.shows(value)) {
            kept++;
        } else if (sight.contents() != null) {
            broke(Rule.OK_MEANS_DONE, answer, sight, "it was Ok, and for three seconds ");
        } else {
            bench.findings.notChecked("whether " + Answer.words(answer.call()) + ", which was Ok, was done: "
                    + Answer.words(sight.answer().call()) + " was "
                    + sight.answer().said());
        }
    }

    private void broke(Rule rule, Answer answer, Bench.Sight sight, String what) {
        bench.findings.broke(
                rule,
                Answer.words(answer.call()),
                what + Answer.words(sight.answer().call()) + " was "
                        + sight.answer().said());
    }

    /** Whether something is there that nobody has put there. */
    private static boolean isStrange(Bench.Sight sight, Object... possible) {
        if (sight.contents() == null) {
            return sight.answer().isOk();
        }
        return sight.contents().stream().anyMatch(there -> !isAmong(there, possible));
    }

    private static boolean isAmong(Object there, Object... possible) {
        for (Object value : possible) {
            if (value != null && Values.canonical(value).equals(there)) {
                return true;
            }
        }
        return false;
    }

    private CompletionStage<Void> replace() {
        Object key = bench.freshKey(facet);
        Object first = facet.samples().get(0);
        List<Object> written = new ArrayList<>(List.of(first));
        return bench.fill(facet, key, first)
                .thenCompose(answer -> answer.isOk()
                        ? Chain.each(facet.replacements(), value -> replace(key, value, written))
                        : Chain.done());
    }

    /** @param written what was written to the key so far: it may show for a while yet */
    private CompletionStage<Void> replace(Object key, Object value, List<Object> written) {
        written.add(value);
        Object[] possible = written.toArray();
        return bench.fill(facet, key, value).thenCompose(answer -> {
            if (answer.isFail() && value != null) {
                return bench.look(facet, key).thenAccept(sight -> refused(sight, answer, value));
            }
            if (!answer.isOk()) {
                return Chain.done();
            }
            return bench.lookUntil(facet, key, sight -> isStrange(sight, possible) || sight.shows(value))
                    .thenAccept(sight -> replaced(sight, answer, value, possible));
        });
    }

    /** At once: what takes its place next would hide it. */
    private void refused(Bench.Sight sight, Answer answer, Object value) {
        if (sight.shows(value)) {
            broke(Rule.FAIL_MEANS_NOT_DONE, answer, sight, "it was " + answer.said() + ", and then ");
        }
    }

    private void replaced(Bench.Sight sight, Answer answer, Object value, Object... possible) {
        if (isStrange(sight, possible)) {
            broke(Rule.VALUES_AS_WRITTEN, answer, sight, "it was Ok, and then ");
        } else if (sight.contents() != null && !sight.shows(value)) {
            broke(Rule.OK_MEANS_DONE, answer, sight, "it was Ok, and for three seconds ");
        }
    }
}
