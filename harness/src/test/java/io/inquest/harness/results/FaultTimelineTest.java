package io.inquest.harness.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultTimelineTest {
    private static Event nemesis(long time, String phase, String error) {
        return new Event(-1, time, EventType.INFO, Actor.NEMESIS, "kill", null, Map.of("phase", phase), null, error);
    }

    @Test
    void saysWhatWasDoneAndWhatFailed() {
        HistoryBuilder history = History.builder();
        history.add(nemesis(5, "start", null));
        history.add(Event.invoke(Actor.process(0), "read", null, null));
        history.add(nemesis(9, "end", "n1 did not start"));
        assertEquals(
                "[{\"index\":0,\"time\":5,\"fault\":\"kill\",\"value\":{\"phase\":\"start\"}},"
                        + "{\"index\":2,\"time\":9,\"fault\":\"kill\",\"error\":\"n1 did not start\","
                        + "\"value\":{\"phase\":\"end\"}}]",
                FaultTimeline.of(history.build()).toString());
    }
}
