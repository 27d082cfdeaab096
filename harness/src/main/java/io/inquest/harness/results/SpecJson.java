package io.inquest.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.harness.runner.RunSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of {@code run.json} that says what was asked for. */
final class SpecJson {
    private SpecJson() {}

    static ObjectNode write(RunSpec spec) {
        ObjectNode json = Json.object();
        json.put("system", spec.system());
        json.put("workload", spec.workload());
        json.set("nemeses", Json.tree(spec.nemeses()));
        json.put("cluster", spec.cluster());
        json.put("nodes", spec.nodes());
        json.put("timeLimitNanos", spec.timeLimitNanos());
        json.put("rate", spec.rate());
        json.put("concurrency", spec.concurrency());
        json.put("seed", spec.seed());
        json.put("bug", spec.bug());
        json.put("model", spec.model());
        json.set("options", Json.tree(new TreeMap<>(spec.options())));
        return json;
    }

    static RunSpec read(JsonNode json) throws IOException {
        List<String> nemeses = new ArrayList<>();
        require(json, "nemeses").forEach(nemesis -> nemeses.add(nemesis.asText()));
        Map<String, String> options = new TreeMap<>();
        require(json, "options")
                .properties()
                .forEach(o -> options.put(o.getKey(), o.getValue().asText()));
        return new RunSpec(
                require(json, "system").asText(),
                require(json, "workload").asText(),
                nemeses,
                require(json, "cluster").asText(),
                require(json, "nodes").asInt(),
                require(json, "timeLimitNanos").asLong(),
                require(json, "rate").asDouble(),
                require(json, "concurrency").asInt(),
                require(json, "seed").asLong(),
                json.path("bug").asText(null),
                json.path("model").asText(null),
                options);
    }

    private static JsonNode require(JsonNode json, String field) throws IOException {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            throw new IOException("run.json has no \"" + field + "\": it is not of this version of Inquest, or broken");
        }
        return value;
    }
}
