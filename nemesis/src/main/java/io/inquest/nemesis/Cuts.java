package io.inquest.nemesis;

import io.inquest.cluster.ability.Link;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How many faults hold each link cut. Cuts add up, so when one fault ends, only this tells whether a link must pass
 * again or another fault still stops it.
 */
public final class Cuts {
    private final Map<Link, Integer> holders = new HashMap<>();

    public void hold(Collection<Link> links) {
        for (Link link : links) {
            holders.merge(link, 1, Integer::sum);
        }
    }

    public void release(Collection<Link> links) {
        for (Link link : links) {
            holders.computeIfPresent(link, (same, count) -> count == 1 ? null : count - 1);
        }
    }

    public boolean isHeld(Link link) {
        return holders.containsKey(link);
    }
}
