package io.inquest.checkers.oracle.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The causal models by their axioms, not their patterns: there is a strict partial order co that contains so and in which
 * each operation is explained by its causal past (Perrin, Mostefaoui & Jard 2016; Bouajjani et al. 2017, section 3). All
 * partial orders are tried. For half a dozen operations.
 */
final class CausalAxioms {
    private final List<Op> happened;

    CausalAxioms(List<Op> happened) {
        this.happened = happened;
    }

    /** For each operation, one order of its causal past, in which it is explained. */
    boolean causal() {
        return somePartialOrder(co -> happened.stream().allMatch(o -> somePastExplains(co, o, List.of(o))));
    }

    /** For each operation, one order of its causal past, in which it and all before it in its session are explained. */
    boolean causalMemory() {
        return somePartialOrder(co -> happened.stream()
                .allMatch(o -> somePastExplains(
                        co,
                        o,
                        happened.stream().filter(a -> a.equals(o) || a.so(o)).toList())));
    }

    /** One order of all operations, in which each is explained by its causal past, taken in that order. */
    boolean causalConvergence() {
        return somePartialOrder(co -> TotalOrders.some(
                happened,
                co::holds,
                order -> happened.stream()
                        .allMatch(o -> explains(
                                order.stream().filter(a -> isInPast(co, a, o)).toList(), List.of(o)))));
    }

    private boolean somePastExplains(Relation co, Op o, List<Op> toExplain) {
        List<Op> past = happened.stream().filter(a -> isInPast(co, a, o)).toList();
        return TotalOrders.some(past, co::holds, order -> explains(order, toExplain));
    }

    private static boolean isInPast(Relation co, Op a, Op o) {
        return a.equals(o) || co.holds(a, o);
    }

    private static boolean explains(List<Op> order, List<Op> toExplain) {
        return toExplain.stream().allMatch(o -> o.write() || TotalOrders.isExplained(o, order));
    }

    /** A pair of operations, to be ordered in one way, in the other, or not. */
    private record Pair(Op a, Op b) {}

    private boolean somePartialOrder(Predicate<Relation> passes) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < happened.size(); i++) {
            for (int j = i + 1; j < happened.size(); j++) {
                pairs.add(new Pair(happened.get(i), happened.get(j)));
            }
        }
        return somePartialOrder(Relation.of(happened, Op::so), pairs, List.of(), passes);
    }

    /** Whether some strict partial order passes that contains one, and leaves unordered what is to be. */
    private static boolean somePartialOrder(
            Relation order, List<Pair> undecided, List<Pair> unordered, Predicate<Relation> passes) {
        if (order.hasCycle() || unordered.stream().anyMatch(pair -> isOrdered(order, pair))) {
            return false;
        }
        if (undecided.isEmpty()) {
            return passes.test(order);
        }
        Pair pair = undecided.get(0);
        List<Pair> rest = undecided.subList(1, undecided.size());
        if (isOrdered(order, pair)) {
            return somePartialOrder(order, rest, unordered, passes);
        }
        List<Pair> more = new ArrayList<>(unordered);
        more.add(pair);
        return somePartialOrder(order, rest, more, passes)
                || somePartialOrder(with(order, pair.a(), pair.b()), rest, unordered, passes)
                || somePartialOrder(with(order, pair.b(), pair.a()), rest, unordered, passes);
    }

    private static boolean isOrdered(Relation order, Pair pair) {
        return order.holds(pair.a(), pair.b()) || order.holds(pair.b(), pair.a());
    }

    private static Relation with(Relation order, Op before, Op after) {
        return order.or((a, b) -> a.equals(before) && b.equals(after)).closed();
    }
}
