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
 * Slow memory of registers whose written values are unique (Hutto and Ahamad, Slow memory: weakening consistency to
 * enhance concurrency in distributed shared memories, 1990): for every session and key a legal sequence of the key's
 * writes and the session's reads of it that contains session order. It is PRAM of each key by itself.
 */
public final class SlowChecker implements Checker {
    @Override
    public String name() {
        return "slow";
    }

    @Override
    public String summary() {
        return "Each session sees what each other writes to a key in the order in which it was written.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Preparation.orders(history, context, name(), this::violations);
    }

    private List<Finding> violations(Registers registers, Meter meter, List<Order> orders) {
        meter.enter("order the writes of each key for each session");
        for (Registers key : registers.byKey(meter)) {
            long before = meter.bytes();
            Object keyValue = key.history().keyValue(key.history().key(key.invocation(0)));
            List<Finding> findings = PramChecker.violations(key, name(), meter, keyValue, orders);
            if (!findings.isEmpty()) {
                return findings;
            }
            meter.release(meter.bytes() - before);
        }
        return List.of();
    }
}
