package io.inquest.checkers.session;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * A guarantee to each session by itself (Terry et al., Session guarantees for weakly consistent replicated data, 1994; in
 * terms of what is written and read: Brzeziński, Sobaniec and Wawrzyniak, From session causality to causal consistency,
 * 2004), of registers whose written values are unique. Decided in one pass over the sessions.
 */
abstract class SessionGuarantee implements Checker {
    /** How many violations are told, each of another session. */
    private static final int FOUND_MAX = 5;

    private final String name;
    private final String summary;

    SessionGuarantee(String name, String summary) {
        this.name = name;
        this.summary = summary;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final Verdict check(History history, CheckContext context) {
        return Preparation.check(history, context, name, this::violations);
    }

    private List<Finding> violations(Registers registers, Meter meter) {
        meter.enter("look for violations of " + name);
        Pass pass = pass(registers, meter);
        List<Finding> findings = new ArrayList<>();
        for (int session = 0; session < registers.sessions() && findings.size() < FOUND_MAX; session++) {
            meter.steps(registers.start(session + 1) - registers.start(session));
            Finding finding = pass.violation(session);
            if (finding != null) {
                findings.add(finding);
            }
        }
        return findings;
    }

    /** Looks at the sessions one after the other, each once, in the order of their numbers. */
    @FunctionalInterface
    interface Pass {
        /** A violation that the session has seen, or null. */
        Finding violation(int session);
    }

    abstract Pass pass(Registers registers, Meter meter);
}
