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
import io.inquest.checkers.replicated.WrittenValues;
import io.inquest.history.History;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Order error (Yu and Vahdat, Design and evaluation of a conit-based continuous consistency model for replicated
 * services, 2000): how many acknowledged adds a read of a set or list misses; of registers, whose written values are unique,
 * how many newer writes.
 */
public final class OrderDeviationChecker implements Checker {
    private static final int FOUND_MAX = 5;

    @Override
    public String name() {
        return "order-deviation";
    }

    @Override
    public String summary() {
        return "No read misses more acknowledged updates than a bound; and how many the reads missed.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Bounds.ADDS, Bounds.VERSIONS);
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        BigDecimal adds = Bounds.ADDS.numberIn(context);
        BigDecimal versions = Bounds.VERSIONS.numberIn(context);
        return Preliminaries.check(
                history,
                context,
                name(),
                EnumSet.of(Kind.REGISTER, Kind.SET),
                (replicated, written, meter) -> replicated.kind() == Kind.SET
                        ? ofSets(replicated, adds, meter)
                        : ofRegisters(replicated, written, versions == null ? adds : versions, meter));
    }

    private Verdict ofRegisters(Replicated registers, WrittenValues written, BigDecimal bound, Meter meter) {
        Finding ambiguous = Preliminaries.ambiguous(registers, written, name());
        if (ambiguous != null) {
            return Bounds.undecided(ambiguous, bound == null, name(), List.of(Bounds.VERSIONS));
        }
        Staleness staleness = new Staleness(registers, written, meter);
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("reads", staleness.size());
        measures.put("versions", Distribution.of(staleness.allVersions()));
        StalenessFindings findings = new StalenessFindings(name(), registers, written, staleness, meter);
        List<Finding> found = new ArrayList<>(findings.fromTheFuture());
        if (bound != null) {
            found.addAll(findings.tooManyVersions(bound.longValueExact()));
        }
        if (!found.isEmpty()) {
            return Verdict.invalid(found, measures);
        }
        return bound == null
                ? Verdict.unknown(Bounds.missing(name(), List.of(Bounds.VERSIONS)), measures)
                : Verdict.valid(measures);
    }

    private Verdict ofSets(Replicated sets, BigDecimal bound, Meter meter) {
        MissedAdds missed = new MissedAdds(sets, meter);
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("reads", missed.size());
        measures.put("adds", Distribution.of(missed.all()));
        if (bound == null) {
            return Verdict.unknown(Bounds.missing(name(), List.of(Bounds.ADDS)), measures);
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < missed.size() && findings.size() < FOUND_MAX; i++) {
            if (missed.missed(i) > bound.longValueExact()) {
                findings.add(finding(sets, missed, i, bound));
            }
        }
        return findings.isEmpty() ? Verdict.valid(measures) : Verdict.invalid(findings, measures);
    }

    private Finding finding(Replicated sets, MissedAdds missed, int number, BigDecimal bound) {
        History history = sets.history();
        EventWords words = Preliminaries.words(history);
        int read = missed.read(number);
        List<Integer> adds = missed.named(number, (int) Math.min(bound.longValueExact() + 1, 20));
        int more = missed.missed(number) - adds.size();
        String text = words.sentenceStart(read) + " from " + Preliminaries.object(sets, read) + " misses "
                + missed.missed(number) + (missed.missed(number) == 1 ? " add" : " adds")
                + " that had been acknowledged before it began, and the bound is " + bound.toPlainString() + ": "
                + words.operations(adds) + (more > 0 ? " and " + more + " more" : "") + ".";
        List<Integer> operations = new ArrayList<>(adds);
        operations.add(read);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(read)));
        return new Finding(name(), text, operations, details);
    }
}
