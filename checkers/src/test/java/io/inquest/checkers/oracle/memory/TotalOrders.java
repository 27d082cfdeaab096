package io.inquest.checkers.oracle.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Total orders, by trying them all. */
final class TotalOrders {
    private TotalOrders() {}

    /** Whether some total order of the operations contains {@code before} and passes. */
    static boolean some(List<Op> operations, BiPredicate<Op, Op> before, Predicate<List<Op>> passes) {
        return some(new ArrayList<>(), operations, before, order -> true, passes);
    }

    /** Whether some legal total order of the operations contains {@code before}. */
    static boolean someLegal(List<Op> operations, BiPredicate<Op, Op> before) {
        return some(new ArrayList<>(), operations, before, TotalOrders::lastIsLegal, order -> true);
    }

    private static boolean some(
            List<Op> prefix,
            List<Op> rest,
            BiPredicate<Op, Op> before,
            Predicate<List<Op>> mayGoOn,
            Predicate<List<Op>> passes) {
        if (rest.isEmpty()) {
            return passes.test(prefix);
        }
        for (Op next : rest) {
            if (rest.stream().noneMatch(other -> !other.equals(next) && before.test(other, next))) {
                List<Op> longer = new ArrayList<>(prefix);
                longer.add(next);
                List<Op> others = new ArrayList<>(rest);
                others.remove(next);
                if (mayGoOn.test(longer) && some(longer, others, before, mayGoOn, passes)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the last operation, if it is a read, returns what was last written to its key, or INIT. */
    private static boolean lastIsLegal(List<Op> order) {
        Op last = order.get(order.size() - 1);
        return last.write() || isExplained(last, order);
    }

    /** Whether the read returns what was last written to its key before it in the order, or INIT. */
    static boolean isExplained(Op read, List<Op> order) {
        Object held = null;
        for (Op op : order.subList(0, order.indexOf(read))) {
            if (op.write() && op.sameKey(read)) {
                held = op.value();
            }
        }
        return Objects.equals(held, read.value());
    }
}
