package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.causal.CausalConvergenceChecker;
import io.inquest.checkers.causal.Causality;
import io.inquest.checkers.causal.Edges;
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
        Edges added = new Edges(registers.operations(), meter);
        Saturation forced = Saturation.ofAll(registers, causality.writes(), causality.order(), added, meter);
        if (forced.cycle() != Saturation.NONE) {
            return Answer.none(List.of(new Proof(ofAll(registers, meter), meter).finding(type)));
        }
        meter.enter("search for one legal order of the operations of all sessions");
        RegisterSearch search = new RegisterSearch(registers, forced, meter);
        if (search.find()) {
            return Answer.of(invocations(registers, search.order()));
        }
        meter.decided();
        Registers smallest =
                new RegisterShrinking(registers, meter).smallest(search.steps(), RegisterOrder::refutation);
        Finding proof = new Proof(ofAll(smallest, meter), meter).finding(type);
        if (proof != null) {
            return Answer.none(List.of(proof));
        }
        RegisterSearch last = search;
        if (smallest.operations() < registers.operations()) {
            last = search(smallest, meter);
            last.find(Long.MAX_VALUE);
        }
        return Answer.none(List.of(new RegisterImpasse(smallest, last, meter).finding(type, registers.operations())));
    }

    /** One legal order of all operations, where there is one that is found soon; else null. */
    static int[] soon(Registers registers, Meter meter) {
        Causality causality = new Causality(registers, meter);
        if (!causality.violations(null).isEmpty()) {
            return null;
        }
        Edges added = new Edges(registers.operations(), meter);
        Saturation forced = Saturation.ofAll(registers, causality.writes(), causality.order(), added, meter);
        RegisterSearch search = forced.cycle() == Saturation.NONE ? new RegisterSearch(registers, forced, meter) : null;
        return search != null && search.findSoon() ? search.order() : null;
    }

    private static Agreement ofAll(Registers registers, Meter meter) {
        meter.decided();
        return new Agreement(registers, new int[] {Saturation.ALL}, meter);
    }

    /** How many steps it took to find that there is no order; a negative number if there is one, or the steps did not do. */
    private static long refutation(Registers some, long stepsMax, Meter meter) {
        RegisterSearch search = search(some, meter);
        boolean isRefuted = search.find(stepsMax) == FrontierSearch.Outcome.NONE;
        return isRefuted ? search.steps() : -1 - search.steps();
    }

    /** A search within what any order must contain, of operations that violate no pattern of causality. */
    static RegisterSearch search(Registers some, Meter meter) {
        Causality causality = new Causality(some, meter);
        Edges added = new Edges(some.operations(), meter);
        return new RegisterSearch(
                some, Saturation.ofAll(some, causality.writes(), causality.order(), added, meter), meter);
    }

    private static int[] invocations(Registers registers, int[] order) {
        int[] invocations = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            invocations[i] = registers.invocation(order[i]);
        }
        return invocations;
    }
}
