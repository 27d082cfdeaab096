package io.inquest.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.history.History;

/** What the nemesis did and when, and what it could not do, taken from a history. */
final class FaultTimeline {
    private FaultTimeline() {}

    static JsonNode of(History history) {
        ArrayNode faults = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < history.size(); i++) {
            if (history.process(i) == History.NONE) {
                ObjectNode fault = faults.addObject();
                fault.put("index", i);
                fault.put("time", history.time(i));
                fault.put("fault", history.functionName(history.function(i)));
                if (history.error(i) != null) {
                    fault.put("error", history.error(i));
                }
                fault.set("value", Json.tree(history.valueOf(history.value(i))));
            }
        }
        return faults;
    }
}
