package io.inquest.checkers.oracle.eventual;

import io.inquest.checkers.Validity;
import io.inquest.checkers.oracle.objects.Op;
import io.inquest.checkers.oracle.sync.UnfoundedReads;
import io.inquest.history.History;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Eventual and bounded models, each decided from its definition. */
public enum EventualModel {
    EVENTUAL("eventual", Updated.values()),
    STRONG_EVENTUAL("strong-eventual", Updated.values()),
    BOUNDED_STALENESS("bounded-staleness", Updated.REGISTER),
    NUMERICAL_DEVIATION("numerical-deviation", Updated.COUNTER),
    ORDER_DEVIATION("order-deviation", Updated.SET, Updated.REGISTER);

    /**
     * What is decided.
     *
     * @param named the names that the definition has for what is wrong, or for why it is not known
     * @param max the largest deviation of any read: versions, distance or adds; -1 where nothing is measured
     * @param maxNanos the largest staleness in time
     */
    public record Answer(Validity validity, Set<String> named, long max, long maxNanos) {}

    private final String word;
    private final List<Updated> objects;

    EventualModel(String word, Updated... objects) {
        this.word = word;
        this.objects = List.of(objects);
    }

    String word() {
        return word;
    }

    List<Updated> objects() {
        return objects;
    }

    public Answer decide(History history, Updated object, Map<String, Object> settings) {
        List<Op> ops = Op.of(history);
        Set<String> named = new TreeSet<>();
        Op.byKey(ops).values().forEach(ofKey -> named.addAll(Convergence.unfounded(object, ofKey)));
        if (!named.isEmpty()) {
            return new Answer(Validity.INVALID, named, -1, -1);
        }
        if (this == EVENTUAL || this == STRONG_EVENTUAL) {
            Validity validity = converges(history, object, ops, named);
            return new Answer(validity, validity == Validity.UNKNOWN ? named : Set.of(), -1, -1);
        }
        boolean register = object == Updated.REGISTER;
        if (register && !UnfoundedReads.areWritesUnique(ops)) {
            boolean unbound = !settings.containsKey("versions") && !settings.containsKey("seconds");
            Set<String> why = unbound ? Set.of("ambiguous-values", "no bound given") : Set.of("ambiguous-values");
            return new Answer(Validity.UNKNOWN, why, -1, -1);
        }
        return bounded(ops, object, settings);
    }

    private Validity converges(History history, Updated object, List<Op> ops, Set<String> reasons) {
        int start = Quiet.start(history, object, ops);
        Validity all = Validity.VALID;
        for (List<Op> ofKey : Op.byKey(ops).values()) {
            Convergence convergence = new Convergence(object, ofKey, Quiet.finalReads(ofKey, start));
            all = all.and(this == EVENTUAL ? convergence.eventual(reasons) : convergence.strongEventual(reasons));
        }
        return all;
    }

    private Answer bounded(List<Op> ops, Updated object, Map<String, Object> settings) {
        long max = -1;
        long maxNanos = -1;
        Set<String> named = new TreeSet<>();
        for (List<Op> ofKey : Op.byKey(ops).values()) {
            Deviation deviation = new Deviation(ofKey);
            for (Op read : ofKey.stream().filter(Updated::isRead).toList()) {
                max = Math.max(max, max(deviation, object, read));
                if (object == Updated.REGISTER) {
                    maxNanos = Math.max(maxNanos, deviation.nanos(read));
                    if (deviation.isFutureRead(read)) {
                        named.add("future-read");
                    }
                }
            }
        }
        boolean byTime = this == BOUNDED_STALENESS && settings.containsKey("seconds");
        Object bound = settings.get(bound(object));
        boolean over = (bound != null && max > (Long) bound) || (byTime && maxNanos > nanos(settings.get("seconds")));
        Validity validity = over || !named.isEmpty()
                ? Validity.INVALID
                : bound == null && !byTime ? Validity.UNKNOWN : Validity.VALID;
        if (validity == Validity.UNKNOWN) {
            named.add("no bound given");
        }
        return new Answer(validity, named, max, maxNanos);
    }

    private static long nanos(Object seconds) {
        return new BigDecimal(seconds.toString()).movePointRight(9).longValueExact();
    }

    private static long max(Deviation deviation, Updated object, Op read) {
        switch (object) {
            case REGISTER:
                return deviation.versions(read);
            case SET:
                return deviation.adds(read);
            default:
                return deviation.distance(read).longValueExact();
        }
    }

    /** The name of the setting that bounds it. */
    public String bound(Updated object) {
        switch (object) {
            case REGISTER:
                return "versions";
            case SET:
                return "adds";
            default:
                return "distance";
        }
    }
}
