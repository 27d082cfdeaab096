package io.inquest.checkers.vacuity;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many faults of one kind were tried, and how many of them are known to have had no effect. */
public record FaultCounts(long tried, long withoutEffect) {
    public static final FaultCounts NONE = new FaultCounts(0, 0);

    public boolean worked() {
        return tried > withoutEffect;
    }

    public FaultCounts plus(FaultCounts other) {
        return new FaultCounts(tried + other.tried, withoutEffect + other.withoutEffect);
    }

    Map<String, Object> toValue() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("tried", tried);
        value.put("without-effect", withoutEffect);
        return value;
    }
}
