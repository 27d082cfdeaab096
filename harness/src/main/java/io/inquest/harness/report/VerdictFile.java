package io.inquest.harness.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.inquest.checkers.Validity;
import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code verdict.json} says, taken as far as it makes sense: it may be of another version, or broken.
 *
 * @param validity null if there is no verdict
 * @param neverBegun how many operations of an open loop were due and never begun
 */
record VerdictFile(
        Validity validity,
        boolean interrupted,
        String digest,
        long virtualNanos,
        long wallMillis,
        long neverBegun,
        List<Check> checks) {

    /** The verdict of one checker. */
    record Check(String checker, Validity validity, long millis, List<Anomaly> anomalies) {}

    /**
     * One finding.
     *
     * @param operations events of the history, in whatever range
     * @param details as values of a history
     */
    record Anomaly(
            String checker,
            Validity validity,
            String type,
            String explanation,
            List<Integer> operations,
            Map<String, Object> details) {}

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static final VerdictFile NONE = new VerdictFile(null, false, null, -1, -1, 0, List.of());

    static VerdictFile of(JsonNode json) {
        if (!json.isObject()) {
            return NONE;
        }
        List<Check> checks = new ArrayList<>();
        json.path("checks").forEach(check -> checks.add(check(check)));
        return new VerdictFile(
                validity(json.path("valid")),
                json.path("interrupted").asBoolean(false),
                json.path("historyDigest").asText(null),
                json.path("virtualNanos").asLong(-1),
                json.path("wallMillis").asLong(-1),
                json.path("latency").path("neverBegun").asLong(0),
                List.copyOf(checks));
    }

    private static Check check(JsonNode json) {
        String checker = json.path("checker").asText("unnamed");
        Validity validity = validity(json.path("valid"));
        List<Anomaly> anomalies = new ArrayList<>();
        json.path("anomalies").forEach(anomaly -> anomalies.add(anomaly(checker, validity, anomaly)));
        return new Check(checker, validity, json.path("millis").asLong(0), List.copyOf(anomalies));
    }

    private static Anomaly anomaly(String checker, Validity validity, JsonNode json) {
        return new Anomaly(
                checker,
                validity,
                json.path("type").asText("unnamed"),
                json.path("explanation").asText(""),
                integers(json.path("operations")),
                details(json.path("details")));
    }

    private static List<Integer> integers(JsonNode array) {
        List<Integer> integers = new ArrayList<>();
        array.forEach(element -> {
            if (element.canConvertToInt() && element.isIntegralNumber()) {
                integers.add(element.intValue());
            }
        });
        return List.copyOf(integers);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> details(JsonNode json) {
        if (!json.isObject()) {
            return Map.of();
        }
        try {
            return (Map<String, Object>) Values.canonical(MAPPER.convertValue(json, Map.class));
        } catch (IllegalArgumentException notValues) {
            return Map.of();
        }
    }

    private static Validity validity(JsonNode valid) {
        return valid.isBoolean() ? valid.booleanValue() ? Validity.VALID : Validity.INVALID : Validity.UNKNOWN;
    }

    boolean exists() {
        return validity != null;
    }

    /** All findings, those of invalid verdicts first. */
    List<Anomaly> anomalies() {
        List<Anomaly> all = new ArrayList<>();
        checks.forEach(check -> all.addAll(check.anomalies()));
        all.sort((a, b) -> b.validity().compareTo(a.validity()));
        return all;
    }
}
