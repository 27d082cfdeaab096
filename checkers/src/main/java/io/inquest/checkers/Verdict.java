package io.inquest.checkers;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a checker says, with its evidence. A valid verdict has no findings; an invalid or unknown one has at least one.
 *
 * @param measures figures that are not judged, as values of {@link io.inquest.history.Values}
 * @param orders what proves a valid verdict of a model that asks for orders, where the context {@linkplain
 *     CheckContext#wantsCertificate wants it}; else empty
 */
public record Verdict(Validity validity, List<Finding> findings, Map<String, Object> measures, List<Order> orders) {
    public Verdict {
        orders = List.copyOf(orders);
        Objects.requireNonNull(validity, "validity");
        findings = List.copyOf(findings);
        measures = Finding.canonical(measures);
        if (validity == Validity.VALID && !findings.isEmpty()) {
            throw new IllegalArgumentException("a valid verdict has no findings, but there is " + findings.get(0));
        }
        if (validity != Validity.VALID && !orders.isEmpty()) {
            throw new IllegalArgumentException("a verdict of " + validity + " is proved by no orders");
        }
        if (validity != Validity.VALID && findings.isEmpty()) {
            throw new IllegalArgumentException("a verdict of " + validity + " needs a finding that says why");
        }
    }

    /** Without orders. */
    public Verdict(Validity validity, List<Finding> findings, Map<String, Object> measures) {
        this(validity, findings, measures, List.of());
    }

    public static Verdict valid(Map<String, Object> measures, List<Order> orders) {
        return new Verdict(Validity.VALID, List.of(), measures, orders);
    }

    public static Verdict valid(Map<String, Object> measures) {
        return new Verdict(Validity.VALID, List.of(), measures);
    }

    public static Verdict invalid(List<Finding> findings, Map<String, Object> measures) {
        return new Verdict(Validity.INVALID, findings, measures);
    }

    public static Verdict unknown(Finding why, Map<String, Object> measures) {
        return new Verdict(Validity.UNKNOWN, List.of(why), measures);
    }
}
