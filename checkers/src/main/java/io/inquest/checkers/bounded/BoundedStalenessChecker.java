package io.inquest.checkers.bounded;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Setting;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Distribution;
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
 * Bounded staleness of registers whose written values are unique, in versions and in time (Golab, Li and Shah, Analyzing
 * consistency properties for fun and profit, 2011): what real time proves of each read, a lower bound of how stale it is.
 */
public final class BoundedStalenessChecker implements Checker {
    @Override
    public String name() {
        return "bounded-staleness";
    }

    @Override
    public String summary() {
        return "No read misses more newer writes, or is older, than a bound allows; and how stale the reads were.";
    }

    @Override
    public List<Setting> settings() {
        return List.of(Bounds.VERSIONS, Bounds.SECONDS);
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        BigDecimal versions = Bounds.VERSIONS.numberIn(context);
        BigDecimal seconds = Bounds.SECONDS.numberIn(context);
        return Preliminaries.check(
                history,
                context,
                name(),
                EnumSet.of(Kind.REGISTER),
                (registers, written, meter) -> decide(registers, written, versions, seconds, meter));
    }

    private Verdict decide(
            Replicated registers, WrittenValues written, BigDecimal versions, BigDecimal seconds, Meter meter) {
        Finding ambiguous = Preliminaries.ambiguous(registers, written, name());
        if (ambiguous != null) {
            return Bounds.undecided(ambiguous, versions == null && seconds == null, name(), settings());
        }
        Staleness staleness = new Staleness(registers, written, meter);
        boolean hasTimes = staleness.hasTimes();
        Map<String, Object> measures = new LinkedHashMap<>();
        measures.put("reads", staleness.size());
        measures.put("versions", Distribution.of(staleness.allVersions()));
        if (hasTimes && staleness.size() > 0 && registers.history().time(staleness.read(0)) >= 0) {
            measures.put("seconds", Distribution.ofNanosInSeconds(staleness.allNanos()));
        }
        StalenessFindings findings = new StalenessFindings(name(), registers, written, staleness, meter);
        List<Finding> found = new ArrayList<>(findings.fromTheFuture());
        if (versions != null) {
            found.addAll(findings.tooManyVersions(versions.longValueExact()));
        }
        if (seconds != null && hasTimes) {
            found.addAll(findings.tooLate(Seconds.nanos(seconds)));
        }
        if (!found.isEmpty()) {
            return Verdict.invalid(found, measures);
        }
        if (versions == null && seconds == null) {
            return Verdict.unknown(Bounds.missing(name(), settings()), measures);
        }
        return seconds != null && !hasTimes ? Verdict.unknown(noTimes(), measures) : Verdict.valid(measures);
    }

    private static Finding noTimes() {
        return new Finding(
                "no times",
                "The history does not say when its events were, so nothing can be said of a bound in seconds; give one in"
                        + " versions.",
                List.of());
    }
}
