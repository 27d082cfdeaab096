package io.inquest.checkers.eventual;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.eventual.Agreement.State;
import io.inquest.checkers.replicated.Preliminaries;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.checkers.replicated.Replicated.Kind;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Decides whether the final reads of all keys agree, and whether they show the join of all updates. */
final class Convergence {
    private static final int FOUND_MAX = 5;
    private static final int NODES_MIN = 2;

    private final String model;
    private final boolean joins;
    private final Replicated replicated;
    private final History history;
    private final Meter meter;
    private final QuietPeriod quiet;
    private final FinalReads finals;
    private final Updates updates;
    private final Words words;
    private final Recovery recovery;

    private final List<Finding> violations = new ArrayList<>();
    private Finding late;
    private Finding unread;
    private int diverged;

    private Convergence(String model, boolean joins, Replicated replicated, Meter meter) {
        this.model = model;
        this.joins = joins;
        this.replicated = replicated;
        this.history = replicated.history();
        this.meter = meter;
        meter.enter("compare the final reads");
        this.quiet = QuietPeriod.of(replicated, meter);
        this.finals = new FinalReads(replicated, quiet, meter);
        this.updates = new Updates(replicated, meter);
        this.words = new Words(replicated);
        this.recovery = new Recovery(replicated, quiet, meter);
    }

    /**
     * The verdict of a model.
     *
     * @param joins whether the final reads have to show the join of all updates
     */
    static Verdict check(String model, boolean joins, History history, CheckContext context) {
        return Preliminaries.check(history, context, model, EnumSet.allOf(Kind.class), (replicated, written, meter) -> {
            try {
                return new Convergence(model, joins, replicated, meter).verdict();
            } catch (ArithmeticException tooLarge) {
                String text = "The adds of a counter sum up to more than 64 bits hold.";
                return Verdict.unknown(new Finding("value", text, List.of()), Map.of());
            }
        });
    }

    /** @throws ArithmeticException if a counter's sums are of more than 64 bits */
    private Verdict verdict() {
        Judge judge = judge();
        for (int key = 0; key < history.keyCount(); key++) {
            meter.step();
            int[] reads = finals.of(key);
            Agreement agreement = reads.length == 0 ? Agreement.REACHED : judge.judge(key, reads);
            if (reads.length > 0 && words.different(reads).size() > 1) {
                recovery.never(key);
            }
            if (agreement.state() == State.DIVERGED) {
                diverged(key, agreement);
            } else if (agreement.state() == State.LATE && late == null) {
                late = late(key, agreement);
            } else if (updates.isWritten(key) && reads.length < NODES_MIN && unread == null) {
                unread = unread(key, reads);
            }
        }
        if (joins && replicated.kind() == Kind.SET) {
            violations.addAll(new ComparableReads(replicated, model, meter).violations());
        }
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("final-reads", finals.size());
        recovery.measure(measures);
        return verdict(measures);
    }

    private Verdict verdict(Map<String, Object> measures) {
        if (diverged > 0) {
            measures.put("keys-diverged", diverged);
        }
        if (!violations.isEmpty()) {
            return Verdict.invalid(violations, measures);
        }
        if (late != null) {
            return Verdict.unknown(late, measures);
        }
        return unread != null ? Verdict.unknown(unread, measures) : Verdict.valid(measures);
    }

    private Judge judge() {
        return switch (replicated.kind()) {
            case REGISTER -> new RegisterJudge(replicated, updates);
            case SET -> new SetJudge(replicated, updates, joins);
            case COUNTER -> new CounterJudge(replicated, updates, joins, meter);
        };
    }

    private void diverged(int key, Agreement agreement) {
        diverged++;
        if (violations.size() < FOUND_MAX) {
            violations.add(finding(model, key, agreement.text() + " " + since(), agreement.operations()));
        }
    }

    private String since() {
        return "(The end begins with " + words.words().moment(quiet.start())
                + ": no update and no fault is known to come after it.)";
    }

    private Finding late(int key, Agreement agreement) {
        String text =
                agreement.text() + ". But an update of unknown outcome may have taken effect as late as that, and would"
                        + " explain it. " + since();
        return finding("late-info", key, text, agreement.operations());
    }

    private Finding unread(int key, int[] reads) {
        List<Integer> operations = new ArrayList<>();
        TreeSet<String> sites = new TreeSet<>();
        for (int read : reads) {
            operations.add(read);
            sites.add(words.site(read));
        }
        String object = EventWords.object(
                history.keyValue(key), "the " + replicated.kind().word());
        String who = sites.isEmpty() ? "nobody" : "only " + String.join(", ", sites);
        String when = quiet.start() < history.size()
                ? words.words().moment(quiet.start())
                : "a fault lasts to the end of the history";
        String text = "Whether nodes agree on " + object + ", which was updated, takes reads of two at least, and "
                + who + " answered one that was invoked after the last update and the last fault (" + when + ").";
        return finding("no final reads", key, text, operations);
    }

    private Finding finding(String type, int key, String text, List<Integer> operations) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(key));
        details.put("quiet", quiet.start());
        return new Finding(type, text, operations, details);
    }
}
