package io.inquest.harness.results;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * How often something was found in runs of one kind, and what that says of how often it would be.
 *
 * @param found in how many of them
 * @param runs how many there were
 */
public record Recurrence(long found, long runs) {
    /** The 97.5th percentile of the normal distribution: 95 % lie between it and its negative. */
    private static final double Z = 1.959963984540054;

    public Recurrence {
        if (found < 0 || found > runs) {
            throw new IllegalArgumentException("found in " + found + " of " + runs + " runs");
        }
    }

    /** The share of the runs in which it was found; 0 if there were none. */
    public double rate() {
        return runs == 0 ? 0 : (double) found / runs;
    }

    /** The lower end of the 95 % interval (Wilson 1927, without correction for continuity). */
    public double low() {
        return found == 0 ? 0 : bound(-1);
    }

    /** The upper end of the same. */
    public double high() {
        return found == runs ? 1 : bound(1);
    }

    private double bound(int side) {
        double z2 = Z * Z;
        double centre = rate() + z2 / (2 * runs);
        double half = Z * StrictMath.sqrt(rate() * (1 - rate()) / runs + z2 / (4.0 * runs * runs));
        return (centre + side * half) / (1 + z2 / runs);
    }

    /** For a person. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "in %,d of %,d runs: a rate of %.1f %% (95 %% interval %.1f %% to %.1f %%)",
                found,
                runs,
                100 * rate(),
                100 * low(),
                100 * high());
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("found", found);
        json.put("runs", runs);
        json.put("rate", rate());
        json.put("low", low());
        json.put("high", high());
        return json;
    }
}
