package io.inquest.harness.results;

import com.fasterxml.jackson.databind.JsonNode;
import io.inquest.checkers.Validity;
import java.util.Optional;

/**
 * The first thing that was found in a run that is not valid, as its {@code verdict.json} says.
 *
 * @param validity invalid or unknown: of the checker that found it
 */
public record Evidence(Validity validity, String checker, String type, String explanation) {
    /** The worst check's; empty if the file has none, whatever else it may be. */
    static Optional<Evidence> of(JsonNode verdict) {
        Evidence worst = null;
        for (JsonNode check : verdict.path("checks")) {
            Validity validity = Json.validity(check.path("valid"));
            JsonNode anomaly = check.path("anomalies").path(0);
            boolean worse = worst == null || (worst.validity == Validity.UNKNOWN && validity == Validity.INVALID);
            if (validity != Validity.VALID && anomaly.isObject() && worse) {
                worst = new Evidence(
                        validity,
                        check.path("checker").asText(),
                        anomaly.path("type").asText(),
                        anomaly.path("explanation").asText());
            }
        }
        return Optional.ofNullable(worst);
    }
}
