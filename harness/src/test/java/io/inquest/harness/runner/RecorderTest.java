package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.harness.secrets.Redaction;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecorderTest {
    private static final String SECRET = "the-word-of-the-recorder";

    private final Recorder recorder = new Recorder();

    private Event recorded(Actor actor, Object value, String error) {
        EventType type = actor.isNemesis() ? EventType.INFO : EventType.INVOKE;
        Event event = new Event(-1, -1, type, actor, "anything", null, value, "n1", error);
        return recorder.record(event, 7);
    }

    @Test
    void whatHostsAnsweredAFaultIsWithoutSecrets() {
        Redaction.PROCESS.hide(SECRET);
        Event event = recorded(
                Actor.NEMESIS,
                Map.of("evidence", List.of(Map.of("said", "iptables: " + SECRET), 3L)),
                "it said " + SECRET);
        assertEquals(Map.of("evidence", List.of(Map.of("said", "iptables: ***"), 3L)), event.value());
        assertEquals("it said ***", event.error());
        assertEquals(7, event.time());
        assertEquals(event, recorder.history().event(0));
    }

    @Test
    void whatClientsReadStaysWhatItWas() {
        Redaction.PROCESS.hide(SECRET);
        List<String> value = List.of(SECRET);
        assertEquals(
                value, recorded(Actor.process(0), value, "it said " + SECRET).value());
    }
}
