package io.inquest.checkers.causal;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Order;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.List;

/**
 * Causal memory of registers whose written values are unique (Ahamad, Neiger, Burns, Kohli and Hutto, Causal memory,
 * 1995): causal, and neither WriteHBInitRead nor CyclicHB (Bouajjani, Enea, Guerraoui and Hamza, POPL 2017). What happens
 * before within a session's operation only grows along the session, so its last operation tells.
 */
public final class CausalMemoryChecker implements Checker {
    @Override
    public String name() {
        return "causal-memory";
    }

    @Override
    public String summary() {
        return "Each session sees all writes in an order of its own that agrees with causality.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Preparation.orders(history, context, name(), CausalMemoryChecker::violations);
    }

    private static List<Finding> violations(Registers registers, Meter meter, List<Order> orders) {
        Causality causality = new Causality(registers, meter);
        List<Finding> findings = causality.violations(null);
        if (!findings.isEmpty()) {
            return findings;
        }
        meter.enter("order the writes for each session");
        View view = new View(registers, causality.writes(), causality, meter);
        for (int session = 0; session < registers.sessions(); session++) {
            int[] violation = view.violation(session);
            if (violation != null) {
                return List.of(
                        ViewExplanation.finding(registers, view, violation, "CyclicHB", "WriteHBInitRead", meter));
            }
            if (orders != null) {
                orders.add(ViewOrder.of(registers, view, true, session, null, meter));
            }
        }
        return List.of();
    }
}
