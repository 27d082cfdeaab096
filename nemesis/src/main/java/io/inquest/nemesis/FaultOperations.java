package io.inquest.nemesis;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operations that {@link Nemesis#perform} takes, and the events that come of them. */
final class FaultOperations {
    private FaultOperations() {}

    static Step end(Context context, String kind, long id, Generator rest) {
        return emit(context, kind, value(id, "end"), rest);
    }

    /** @param more what says which fault, such as its seed */
    static Step start(Context context, String kind, long id, Map<String, Object> more, Generator rest) {
        Map<String, Object> value = value(id, "start");
        value.putAll(more);
        return emit(context, kind, value, rest);
    }

    private static Map<String, Object> value(long id, String phase) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", id);
        value.put("phase", phase);
        return value;
    }

    private static Step emit(Context context, String kind, Map<String, Object> value, Generator rest) {
        Event invocation = Event.invoke(Actor.NEMESIS, kind, null, value).withTime(context.timeNanos());
        return new Step.Emit(new Operation(invocation, null), rest);
    }

    /** What an event says of a fault; of other events an empty map. */
    static Map<?, ?> said(Event event) {
        boolean ofFault = event.actor().isNemesis() && event.type() == EventType.INFO;
        return ofFault && event.value() instanceof Map<?, ?> value ? value : Map.of();
    }
}
