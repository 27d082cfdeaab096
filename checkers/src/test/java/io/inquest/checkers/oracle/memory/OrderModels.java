package io.inquest.checkers.oracle.memory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** The models that ask for legal total orders. Each is given the operations that happened. */
final class OrderModels {
    private OrderModels() {}

    /** One replay in the order of completions; a write that perhaps happened, anywhere after its invocation. */
    static boolean strict(List<Op> happened) {
        return TotalOrders.someLegal(happened, (a, b) -> {
            if (a.perhaps()) {
                return false;
            }
            return a.completion() < (b.perhaps() ? b.invocation() : b.completion());
        });
    }

    /** Per key, one order containing rt (Herlihy & Wing 1990). */
    static boolean linearizable(List<Op> happened) {
        return byKey(happened).values().stream().allMatch(ofKey -> TotalOrders.someLegal(ofKey, Op::rt));
    }

    /** One order of all keys together, containing so (Lamport 1979). */
    static boolean sequential(List<Op> happened) {
        return TotalOrders.someLegal(happened, Op::so);
    }

    /** Per key, one order containing so (Goodman 1989). */
    static boolean cache(List<Op> happened) {
        return byKey(happened).values().stream().allMatch(ofKey -> TotalOrders.someLegal(ofKey, Op::so));
    }

    /** Per process, one order of all writes and its own reads, containing so (Lipton & Sandberg 1988). */
    static boolean pram(List<Op> happened) {
        return processes(happened).stream().allMatch(p -> TotalOrders.someLegal(seenBy(p, happened), Op::so));
    }

    /** Per process and key, one order of the key's writes and the process's reads, containing so (Hutto & Ahamad 1990). */
    static boolean slow(List<Op> happened) {
        return byKey(happened).values().stream().allMatch(OrderModels::pram);
    }

    /** As pram, where for each key there is one order of its writes that all processes keep to (Ahamad et al. 1993). */
    static boolean processor(List<Op> happened) {
        List<List<Op>> writesOfKeys = new ArrayList<>();
        for (List<Op> ofKey : byKey(happened).values()) {
            writesOfKeys.add(ofKey.stream().filter(Op::write).toList());
        }
        return someOrders(writesOfKeys, List.of(), orders -> {
            BiPredicate<Op, Op> soAndAgreed =
                    (a, b) -> a.so(b) || orders.stream().anyMatch(order -> puts(order, a, b));
            return processes(happened).stream().allMatch(p -> TotalOrders.someLegal(seenBy(p, happened), soAndAgreed));
        });
    }

    /** Whether one order for each of the keys can be chosen so that together they pass. */
    private static boolean someOrders(List<List<Op>> keys, List<List<Op>> chosen, Predicate<List<List<Op>>> passes) {
        if (chosen.size() == keys.size()) {
            return passes.test(chosen);
        }
        return TotalOrders.some(keys.get(chosen.size()), Op::so, order -> {
            List<List<Op>> more = new ArrayList<>(chosen);
            more.add(order);
            return someOrders(keys, more, passes);
        });
    }

    private static boolean puts(List<Op> order, Op a, Op b) {
        return order.contains(a) && order.indexOf(a) < order.indexOf(b);
    }

    private static List<Op> seenBy(int process, List<Op> happened) {
        return happened.stream()
                .filter(op -> op.write() || op.process() == process)
                .toList();
    }

    static Set<Integer> processes(List<Op> happened) {
        Set<Integer> processes = new TreeSet<>();
        happened.forEach(op -> processes.add(op.process()));
        return processes;
    }

    static Map<Object, List<Op>> byKey(List<Op> happened) {
        Map<Object, List<Op>> byKey = new LinkedHashMap<>();
        happened.forEach(
                op -> byKey.computeIfAbsent(op.key(), any -> new ArrayList<>()).add(op));
        return byKey;
    }
}
