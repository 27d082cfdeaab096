package io.inquest.checkers.objects;

/** Broadcasts that all receivers are given in one order; also called atomic broadcast. */
public final class TotalOrderBroadcastChecker extends BroadcastModel {
    public TotalOrderBroadcastChecker() {
        super("total-order-broadcast", "A broadcast that gives all receivers the values in one order.", TOTAL_ORDER);
    }
}
