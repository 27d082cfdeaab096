package io.inquest.checkers.orders;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.linear.Part;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.Map;

/**
 * Cache consistency, or coherence (Goodman, Cache consistency and sequential consistency, 1989): for every key one legal
 * order of its operations that contains session order.
 */
public final class CacheChecker implements Checker {
    @Override
    public String name() {
        return "cache";
    }

    @Override
    public String summary() {
        return "For each key, all sessions see its operations in one order.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return ObjectOrders.check(history, context, new ObjectOrders.Decision() {
            @Override
            public void registers(Registers registers, ObjectOrders of) {
                of.meter().enter("order the writes of each key");
                for (Registers key : registers.byKey(of.meter())) {
                    if (!of.isViolated()) {
                        long before = of.meter().bytes();
                        Object keyValue = history.keyValue(history.key(key.invocation(0)));
                        of.take(keyValue, new KeyOrder(key, of.meter()).answer(name()));
                        of.meter().release(of.meter().bytes() - before);
                    }
                }
            }

            @Override
            public void objects(Model<?> model, Part[] parts, ObjectOrders of) {
                Map<Object, int[]> linearized = of.linearized(model);
                for (Part part : parts) {
                    int[] order = linearized.get(part.keyValue());
                    if (order != null) {
                        of.take(part.keyValue(), Answer.of(order));
                    } else if (!of.isViolated()) {
                        of.take(part.keyValue(), ObjectOrder.of(history, model, new Part[] {part}, name(), of.meter()));
                    }
                }
            }
        });
    }
}
