package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.ArrayList;
import java.util.List;

/**
 * Broadcasts: {@code broadcast} v, and {@code deliver} → v, or null where there is nothing. Who receives is the node that a
 * delivery names, else its process. Each receiver is given all that was broadcast, once, and nothing else; and in an order,
 * if the model asks for one (Hadzilacos and Toueg, A modular approach to fault-tolerant broadcasts and related problems, 1994).
 */
abstract class BroadcastModel extends KeyedChecker {
    static final String UNEXPECTED = "unexpected";
    static final String DUPLICATED = "duplicated";
    static final String LOST = "lost";
    static final String FIFO_ORDER = "fifo-order";
    static final String CAUSAL_ORDER = "causal-order";
    static final String TOTAL_ORDER = "total-order";

    private final List<String> orders;

    /** @param orders those that it asks for */
    BroadcastModel(String name, String summary, String... orders) {
        super(name, "broadcast", summary, List.of("broadcast", "deliver"), anomalies(orders));
        this.orders = List.of(orders);
    }

    private static List<String> anomalies(String... orders) {
        List<String> anomalies = new ArrayList<>(List.of(LOST, DUPLICATED, UNEXPECTED));
        anomalies.addAll(List.of(orders));
        return anomalies;
    }

    @Override
    final void judge(List<Calls> objects, Findings findings, Meter meter) {
        long broadcast = 0;
        long delivered = 0;
        long receivers = 0;
        for (Calls calls : objects) {
            long before = meter.bytes();
            BroadcastTraffic traffic = new BroadcastTraffic(calls, meter);
            new BroadcastDeliveries(traffic, findings, meter).look();
            if (orders.contains(FIFO_ORDER) || orders.contains(CAUSAL_ORDER)) {
                BroadcastSessions sessions = new BroadcastSessions(traffic, meter);
                new BroadcastFifoOrder(traffic, sessions, findings, meter).look();
                if (orders.contains(CAUSAL_ORDER)) {
                    new BroadcastCausalOrder(traffic, sessions, findings, meter).look();
                }
            }
            if (orders.contains(TOTAL_ORDER)) {
                new BroadcastTotalOrder(traffic, findings, meter).look();
            }
            broadcast += traffic.broadcasts;
            receivers += traffic.receivers();
            for (int i = 0; i < traffic.deliveries; i++) {
                delivered += traffic.deliveryValue[i] == BroadcastTraffic.NONE ? 0 : 1;
            }
            meter.release(meter.bytes() - before);
        }
        findings.measure("broadcast", broadcast);
        findings.measure("delivered", delivered);
        findings.measure("receivers", receivers);
    }
}
