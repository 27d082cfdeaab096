package io.inquest.checkers.orders;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Order;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Processor consistency of registers whose written values are unique (Goodman, Cache consistency and sequential
 * consistency, 1989; as Ahamad, Bazzi, John, Kohli and Neiger have it, The power of processor consistency, 1993): for every
 * session a legal order of all writes and its own reads that contains session order, and all of these with one order of the
 * writes to each key.
 */
public final class ProcessorChecker implements Checker {
    @Override
    public String name() {
        return "processor";
    }

    @Override
    public String summary() {
        return "Each session sees all writes in an order of its own, those to a key in one that all agree on.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Preparation.orders(history, context, name(), this::decide);
    }

    private List<Finding> decide(Registers registers, Meter meter, List<Order> orders) {
        meter.enter("look for one order of all operations that is right for all sessions");
        long before = meter.bytes();
        int[] sequential = RegisterOrder.soon(registers, meter);
        meter.release(meter.bytes() - before);
        if (sequential != null) {
            for (int session = 0; orders != null && session < registers.sessions(); session++) {
                int its = session;
                add(session, IntStream.of(sequential).filter(i -> counts(registers, i, its)), registers, orders);
            }
            return List.of();
        }
        meter.enter("put together what the order of each session must contain");
        Agreement agreement = of(registers, meter);
        if (agreement.cyclic() != Agreement.NONE) {
            return List.of(new Proof(agreement, meter).finding(name()));
        }
        meter.enter("search for one order of the writes of each key that is right for all sessions");
        if (agreement.find(Long.MAX_VALUE) == FrontierSearch.Outcome.FOUND) {
            for (int session = 0; orders != null && session < registers.sessions(); session++) {
                add(session, IntStream.of(agreement.order(session)), registers, orders);
            }
            return List.of();
        }
        meter.decided();
        Registers smallest = new RegisterShrinking(registers, meter)
                .smallest(agreement.steps() * registers.operations(), ProcessorChecker::refutation);
        Finding proof = new Proof(of(smallest, meter), meter).finding(name());
        return List.of(proof == null ? unexplained(smallest) : proof);
    }

    private static Agreement of(Registers registers, Meter meter) {
        return new Agreement(registers, IntStream.range(0, registers.sessions()).toArray(), meter);
    }

    private static long refutation(Registers some, long stepsMax, Meter meter) {
        Agreement agreement = of(some, meter);
        boolean isRefuted = agreement.find(stepsMax / some.operations()) == FrontierSearch.Outcome.NONE;
        long steps = (agreement.steps() + 1) * some.operations();
        return isRefuted ? steps : -1 - steps;
    }

    private static boolean counts(Registers registers, int operation, int session) {
        return registers.isWrite(operation) || registers.session(operation) == session;
    }

    private static void add(int session, IntStream order, Registers registers, List<Order> orders) {
        int process = registers.history().process(registers.invocation(registers.start(session)));
        orders.add(
                new Order(null, process, order.mapToObj(registers::invocation).toList()));
    }

    private Finding unexplained(Registers smallest) {
        List<Integer> operations = new ArrayList<>();
        for (int i = 0; i < smallest.operations(); i++) {
            operations.add(smallest.invocation(i));
        }
        return new Finding(
                name(),
                "Whatever order all agree on for the writes to each key, some process can put these "
                        + operations.size()
                        + " operations in none that is legal; all such orders were tried.",
                operations.stream().sorted().toList());
    }
}
