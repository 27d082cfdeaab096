package io.inquest.cluster.host;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Names for starts of daemons, no two the same: not of one process of the harness, and not of two at the same time. */
final class StartTags {
    private static final AtomicLong GIVEN = new AtomicLong();

    private StartTags() {}

    static String next() {
        ProcessHandle self = ProcessHandle.current();
        long began = self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return self.pid() + "-" + began + "-" + GIVEN.incrementAndGet();
    }
}
