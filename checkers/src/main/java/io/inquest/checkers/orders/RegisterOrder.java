package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.causal.CausalConvergenceChecker;
import io.inquest.checkers.causal.Causality;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.List;

/** Decides whether there is one legal order of operations on registers whose written values are unique. */
final class RegisterOrder {
    private RegisterOrder() {}

    /**
     * First by the patterns of causality, each of which excludes any order; then by what such an order must contain; then by
     * a search within that.
     *
     * @param type what a violation is called that no pattern names
     */
    static Answer of(Registers registers, String type, Meter meter) {
        Causality causality = new Causality(registers, meter);
        List<Finding> findings = CausalConvergenceChecker.violations(registers, causality, meter);
        if (!findings.isEmpty()) {
            return Answer.none(findings);
        }
        meter.enter("put together what any order must contain");
        Saturation forced = new Saturation(registers, causality.writes(), causality.order(), meter);
        if (forced.hasCycle()) {
            return Answer.none(List.of(forced.finding(type)));
        }
        meter.enter("search for one legal order of the operations of all sessions");
        RegisterSearch search = new RegisterSearch(registers, forced, meter);
        if (search.find()) {
            return Answer.of(invocations(registers, search.order()));
        }
        meter.decided();
        Registers smallest = new RegisterShrinking(registers, search.steps(), meter).smallest();
        return Answer.none(List.of(new RegisterImpasse(smallest, meter).finding(type, registers.operations())));
    }

    private static int[] invocations(Registers registers, int[] order) {
        int[] invocations = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            invocations[i] = registers.invocation(order[i]);
        }
        return invocations;
    }
}
