package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.List;

/**
 * Logs, one a key: {@code send} v → [offset, v] appends, {@code poll} → [[offset, v] …] returns what comes next to the process that
 * asks, which begins where it likes. An offset holds one value and a value has one offset, offsets grow, and nobody passes
 * over one.
 */
public final class LogChecker extends KeyedChecker {
    static final String UNEXPECTED = "unexpected";
    static final String CONFLICTING_OFFSET = "conflicting-offset";
    static final String DUPLICATED = "duplicated";
    static final String REORDERED = "reordered";
    static final String LOST = "lost";
    static final String GAPS = "gaps";

    public LogChecker() {
        super(
                "log",
                "What is sent to a log is polled by all in the order of its offsets, once, and nothing is missing.",
                List.of("send", "poll"),
                List.of(LOST, GAPS, DUPLICATED, REORDERED, CONFLICTING_OFFSET, UNEXPECTED));
    }

    @Override
    void judge(List<Calls> objects, Findings findings, Meter meter) {
        long sent = 0;
        long polled = 0;
        long neverPolled = 0;
        for (Calls calls : objects) {
            long before = meter.bytes();
            LogTraffic traffic = LogTraffic.of(calls, meter);
            LogOffsets offsets = new LogOffsets(traffic, findings, meter);
            offsets.look();
            new LogStreams(traffic, offsets, findings, meter).look();
            for (int send = 0; send < traffic.sends; send++) {
                int place = traffic.sendPlace[send];
                sent += place == LogTraffic.NOWHERE ? 0 : 1;
                neverPolled += place == LogTraffic.NOWHERE || offsets.isPolled(place) ? 0 : 1;
            }
            polled += traffic.entries;
            meter.release(meter.bytes() - before);
        }
        findings.measure("sent", sent);
        findings.measure("polled", polled);
        findings.measure("never-polled", neverPolled);
    }
}
