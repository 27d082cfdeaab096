package io.inquest.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.inquest.harness.runner.RunSpec;
import io.inquest.harness.secrets.Redaction;
import io.inquest.history.Values;
import io.inquest.nemesis.FaultScript;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The part of {@code run.json} that says what was asked for. */
final class SpecJson {
    /** Far above what a run can be asked for, and far below what would cost a reader of a strange file its memory. */
    private static final int CONCURRENCY_MAX = 1_000_000;

    private static final double RATE_MAX = 1e12;

    private SpecJson() {}

    static ObjectNode write(RunSpec spec) {
        ObjectNode json = Json.object();
        json.put("system", spec.system());
        json.put("workload", spec.workload());
        json.set("nemeses", Json.tree(spec.nemeses()));
        json.put("cluster", spec.cluster());
        json.put("nodes", spec.nodes());
        if (!spec.hosts().isEmpty()) {
            json.set("hosts", Json.tree(spec.hosts()));
        }
        json.put("timeLimitNanos", spec.timeLimitNanos());
        json.set("rate", rate(spec.rate()));
        json.put("concurrency", spec.concurrency());
        json.put("seed", spec.seed());
        json.put("bug", spec.bug());
        json.put("model", spec.model());
        Map<String, String> options = new TreeMap<>(spec.options());
        options.replaceAll(Redaction.PROCESS::option);
        json.set("options", Json.tree(options));
        if (!spec.bounds().isEmpty()) {
            json.set("bounds", Json.tree(new TreeMap<>(spec.bounds())));
        }
        if (spec.script() != null) {
            json.set("script", Json.tree(spec.script().toValue()));
        }
        return json;
    }

    static RunSpec read(JsonNode json) throws IOException {
        List<String> nemeses = new ArrayList<>();
        require(json, "nemeses").forEach(nemesis -> nemeses.add(nemesis.asText()));
        List<String> hosts = new ArrayList<>();
        json.path("hosts").forEach(host -> hosts.add(host.asText()));
        return new RunSpec(
                require(json, "system").asText(),
                require(json, "workload").asText(),
                nemeses,
                require(json, "cluster").asText(),
                (int) whole(json, "nodes", 1, Integer.MAX_VALUE),
                whole(json, "timeLimitNanos", 1, Long.MAX_VALUE),
                rate(json),
                (int) whole(json, "concurrency", 1, CONCURRENCY_MAX),
                whole(json, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
                json.path("bug").asText(null),
                json.path("model").asText(null),
                texts(require(json, "options")),
                script(json.get("script"), nemeses),
                texts(json.path("bounds")),
                hosts);
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.properties().forEach(o -> texts.put(o.getKey(), o.getValue().asText()));
        return texts;
    }

    /** Null if there is none. */
    private static FaultScript script(JsonNode json, List<String> nemeses) throws IOException {
        if (json == null || json.isNull()) {
            return null;
        }
        try {
            FaultScript script = FaultScript.parse(
                    Values.canonical(Json.map(json)),
                    entry -> entry < 0 ? "run.json's script: " : "run.json's script, fault " + (entry + 1) + ": ");
            if (!script.kinds().equals(nemeses)) {
                throw new IOException("run.json has nemeses other than those of its script: it is broken");
            }
            return script;
        } catch (IllegalArgumentException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private static long whole(JsonNode json, String field, long least, long most) throws IOException {
        JsonNode value = require(json, field);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw new IOException("run.json has " + value + " as \"" + field + "\", which no run has: it is broken");
        }
        return value.asLong();
    }

    private static double rate(JsonNode json) throws IOException {
        JsonNode value = require(json, "rate");
        double rate = value.asDouble(-1);
        if (!value.isNumber() || !(rate >= 0 && rate <= RATE_MAX)) {
            throw new IOException("run.json has " + value + " as \"rate\", which no run has: it is broken");
        }
        return rate;
    }

    /** Whole if it is: a decimal of two hundred would be written 2E+2 once it was read. */
    private static JsonNode rate(double rate) {
        return rate == (long) rate ? LongNode.valueOf((long) rate) : DoubleNode.valueOf(rate);
    }

    private static JsonNode require(JsonNode json, String field) throws IOException {
        JsonNode value = json.get(field);
        if (value == null || value.isNull()) {
            throw new IOException("run.json has no \"" + field + "\": it is not of this version of Inquest, or broken");
        }
        return value;
    }
}
