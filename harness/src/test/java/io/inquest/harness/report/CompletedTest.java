package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.harness.results.DueFile;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import org.junit.jupiter.api.Test;

class CompletedTest {
    private static History history() {
        HistoryBuilder builder = History.builder();
        for (long time : new long[] {50, 80, 90, 95}) {
            EventType type = builder.size() % 2 == 0 ? EventType.INVOKE : EventType.OK;
            builder.add(new Event(builder.size(), time, type, Actor.process(0), "read", null, null, null, null));
        }
        return builder.build();
    }

    @Test
    void anOperationCountsFromWhenItWasDueIfThatIsKnown() {
        Completed completed = Completed.of(history(), 10, DueFile.NEVER, DueFile.NEVER, DueFile.NEVER);
        assertTrue(completed.sinceDue);
        assertArrayEquals(new long[] {10, 90}, completed.fromNanos);
        assertArrayEquals(new long[] {70, 5}, completed.latencyNanos);
    }

    @Test
    void andElseFromWhenItWasInvoked() {
        Completed completed = Completed.of(history());
        assertFalse(completed.sinceDue);
        assertArrayEquals(new long[] {50, 90}, completed.fromNanos);
        assertArrayEquals(new long[] {30, 5}, completed.latencyNanos);
    }

    @Test
    void whatWasInvokedBeforeItWasDueWasNot() {
        Completed completed = Completed.of(history(), 51, DueFile.NEVER, Long.MAX_VALUE);
        assertFalse(completed.sinceDue);
        assertArrayEquals(new long[] {50, 90}, completed.fromNanos);
        assertArrayEquals(new long[] {30, 5}, completed.latencyNanos);
    }
}
