package io.inquest.checkers.vacuity;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many operations ended how.
 *
 * @param info those of unknown outcome, with those that never completed
 */
public record Outcomes(long ok, long fail, long info) {
    public static final Outcomes NONE = new Outcomes(0, 0, 0);

    public long all() {
        return ok + fail + info;
    }

    public Outcomes plus(Outcomes other) {
        return new Outcomes(ok + other.ok, fail + other.fail, info + other.info);
    }

    Map<String, Object> toValue() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("ok", ok);
        value.put("fail", fail);
        value.put("info", info);
        return value;
    }
}
