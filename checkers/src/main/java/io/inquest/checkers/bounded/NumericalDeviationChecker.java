package io.inquest.checkers.bounded;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Setting;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Distribution;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.replicated.Preliminaries;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.checkers.replicated.Replicated.Kind;
import io.inquest.history.History;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numerical error of the reads of counters (Yu and Vahdat, Design and evaluation of a conit-based continuous consistency
 * model for replicated services, 2000): how far each is from what the adds before and beside it allow.
 */
public final class NumericalDeviationChecker implements Checker {
    private static final int FOUND_MAX = 5;

    @Override
    public String name() {
        return "numerical-deviation";
    }

    @Override
    public String summary() {
        return "No read of a counter is further from what it may hold than a bound; and how far the reads were.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Bounds.DISTANCE);
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        BigDecimal bound = Bounds.DISTANCE.numberIn(context);
        return Preliminaries.check(
                history,
                context,
                name(),
                EnumSet.of(Kind.COUNTER),
                (counters, written, meter) -> decide(counters, bound, meter));
    }

    private Verdict decide(Replicated counters, BigDecimal bound, Meter meter) {
        meter.enter("add up what each read may have shown");
        Deviations deviations;
        try {
            deviations = new Deviations(counters, meter);
        } catch (ArithmeticException tooLarge) {
            return Verdict.unknown(
                    new Finding("value", "The adds of a counter sum up to more than 64 bits hold.", List.of()),
                    Map.of());
        }
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("reads", deviations.size());
        measures.put("distance", Distribution.of(deviations.all()));
        if (bound == null) {
            return Verdict.unknown(Bounds.missing(name(), settings()), measures);
        }
        List<Finding> findings = findings(counters, deviations, bound);
        return findings.isEmpty() ? Verdict.valid(measures) : Verdict.invalid(findings, measures);
    }

    private List<Finding> findings(Replicated counters, Deviations deviations, BigDecimal bound) {
        EventWords words = Preliminaries.words(counters.history());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < deviations.size() && findings.size() < FOUND_MAX; i++) {
            if (BigDecimal.valueOf(deviations.distance(i)).compareTo(bound) > 0) {
                findings.add(finding(counters, deviations, i, bound, words));
            }
        }
        return findings;
    }

    private Finding finding(
            Replicated counters, Deviations deviations, int number, BigDecimal bound, EventWords words) {
        int read = deviations.read(number);
        History history = counters.history();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(read)));
        details.put("least", deviations.least(number));
        details.put("most", deviations.most(number));
        String text = words.sentenceStart(read) + " from " + Preliminaries.object(counters, read) + " is "
                + deviations.distance(number) + " away from what it may have shown, and the bound is "
                + bound.toPlainString() + ": the adds that had ended before it began, and those of either sign that may"
                + " have happened by its end, make at least " + deviations.least(number) + " and at most "
                + deviations.most(number) + ".";
        return new Finding(name(), text, List.of(read), details);
    }
}
