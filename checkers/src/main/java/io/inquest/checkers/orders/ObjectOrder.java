package io.inquest.checkers.orders;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.linear.Part;
import io.inquest.checkers.model.Model;
import io.inquest.history.History;
import java.util.List;

/** Decides by search whether there is one legal order of operations on any objects. */
final class ObjectOrder {
    private ObjectOrder() {}

    /** @param parts numbered ones, of which one order is to be found */
    static Answer of(History history, Model<?> model, Part[] parts, String type, Meter meter) {
        meter.enter("search for a legal order of the operations on "
                + (parts.length == 1 ? "an object" : "all objects together"));
        Program program = new Program(history, parts, meter);
        ObjectSearch search = new ObjectSearch(program, meter);
        if (search.find()) {
            return Answer.of(invocations(program, search.order()));
        }
        meter.decided();
        Program smallest = new ObjectShrinking(program, search.steps(), meter).smallest();
        boolean isSmaller = smallest.operations() < program.operations();
        int[] deepest = isSmaller ? deepest(smallest, meter) : search.deepest();
        return Answer.none(List.of(new ObjectImpasse(smallest, model).finding(type, deepest, program.operations())));
    }

    private static int[] deepest(Program some, Meter meter) {
        ObjectSearch search = new ObjectSearch(some, meter);
        search.find(Long.MAX_VALUE);
        return search.deepest();
    }

    private static int[] invocations(Program program, int[] order) {
        int[] invocations = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            invocations[i] = program.invocation(order[i]);
        }
        return invocations;
    }
}
