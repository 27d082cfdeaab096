package io.inquest.checkers.causal;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Order;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import io.inquest.history.History;
import java.util.List;

/**
 * PRAM, or FIFO consistency, of registers whose written values are unique (Lipton and Sandberg, PRAM: a scalable shared
 * memory, 1988): for every session a legal sequence of all writes and its own reads that contains session order.
 */
public final class PramChecker implements Checker {
    @Override
    public String name() {
        return "pram";
    }

    @Override
    public String summary() {
        return "Each session sees all writes in an order of its own, those of one session as they were made.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Preparation.orders(history, context, name(), (registers, meter, orders) -> {
            meter.enter("order the writes for each session");
            return violations(registers, name(), meter, null, orders);
        });
    }

    /**
     * The first session's violation, under a name.
     *
     * @param key the key that it is about, or null
     * @param orders where to add the sessions' orders; null if nobody wants them
     */
    static List<Finding> violations(Registers registers, String type, Meter meter, Object key, List<Order> orders) {
        View view = new View(registers, new Writes(registers, meter), null, meter);
        for (int session = 0; session < registers.sessions(); session++) {
            int[] violation = view.violation(session);
            if (violation != null) {
                return List.of(ViewExplanation.finding(registers, view, violation, type, type, meter));
            }
            if (orders != null) {
                orders.add(ViewOrder.of(registers, view, false, session, key, meter));
            }
        }
        return List.of();
    }
}
