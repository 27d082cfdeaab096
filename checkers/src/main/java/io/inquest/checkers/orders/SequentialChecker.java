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
 * Sequential consistency (Lamport, How to make a multiprocessor computer that correctly executes multiprocess programs,
 * 1979): one legal total order of the operations on all keys together that contains session order.
 */
public final class SequentialChecker implements Checker {
    @Override
    public String name() {
        return "sequential";
    }

    @Override
    public String summary() {
        return "All operations take effect one after the other, those of a session in its order.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return ObjectOrders.check(history, context, new ObjectOrders.Decision() {
            @Override
            public void registers(Registers registers, ObjectOrders of) {
                of.take(null, RegisterOrder.of(registers, name(), of.meter()));
            }

            @Override
            public void objects(Model<?> model, Part[] parts, ObjectOrders of) {
                Map<Object, int[]> linearized = of.linearized(model);
                if (linearized.size() == parts.length) {
                    of.take(null, Merge.of(new Program(history, parts, of.meter()), linearized));
                    return;
                }
                for (int i = 0; i < parts.length && parts.length > 1 && !of.isViolated(); i++) {
                    if (!linearized.containsKey(parts[i].keyValue())) {
                        of.refute(ObjectOrder.of(history, model, new Part[] {parts[i]}, name(), of.meter()));
                    }
                }
                if (!of.isViolated()) {
                    of.take(null, ObjectOrder.of(history, model, parts, name(), of.meter()));
                }
            }
        });
    }
}
