package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.Arrays;

/** Whether each receiver was given what one process broadcast in the order in which that did. */
final class BroadcastFifoOrder {
    private static final int NONE = BroadcastTraffic.NONE;

    private final BroadcastTraffic traffic;
    private final BroadcastSessions sessions;
    private final BroadcastWords words;
    private final Findings findings;
    private final Meter meter;

    BroadcastFifoOrder(BroadcastTraffic traffic, BroadcastSessions sessions, Findings findings, Meter meter) {
        this.traffic = traffic;
        this.sessions = sessions;
        this.words = new BroadcastWords(traffic);
        this.findings = findings;
        this.meter = meter;
    }

    void look() {
        for (int receiver = 0; receiver < traffic.receivers(); receiver++) {
            look(byPlace(receiver));
        }
    }

    /** A receiver's receipts with their places, in the order of these. */
    private long[] byPlace(int receiver) {
        int start = traffic.receiptStart(receiver);
        long[] its = new long[traffic.receiptStart(receiver + 1) - start];
        int count = 0;
        for (int i = 0; i < its.length; i++) {
            meter.step();
            int receipt = traffic.receipt(start + i);
            if (traffic.isSingle(traffic.value(receipt))) {
                its[count++] = Numbers.pair(sessions.place(traffic.value(receipt)), receipt);
            }
        }
        Arrays.sort(its, 0, count);
        return Arrays.copyOf(its, count);
    }

    private void look(long[] its) {
        // of what the session broadcast before, what was given last
        int latest = NONE;
        int session = NONE;
        for (long each : its) {
            meter.step();
            int place = (int) (each >>> Integer.SIZE);
            int receipt = (int) each;
            if (sessions.session(place) != session) {
                session = sessions.session(place);
                latest = NONE;
            }
            if (latest != NONE && traffic.deliveryEnd[traffic.first[receipt]] < begin(latest)) {
                int late = latest;
                findings.add(BroadcastModel.FIFO_ORDER, () -> words.fifo(late, receipt));
            }
            latest = latest == NONE || begin(receipt) > begin(latest) ? receipt : latest;
        }
    }

    private int begin(int receipt) {
        return traffic.delivery[traffic.first[receipt]];
    }
}
