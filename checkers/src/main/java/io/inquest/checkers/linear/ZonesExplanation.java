package io.inquest.checkers.linear;

import io.inquest.history.History;

/** Says which two values of a register exclude one another. */
final class ZonesExplanation {
    private final Phrases phrases;
    private final Part part;
    private final Zones zones;
    private final Zones.Conflict conflict;

    ZonesExplanation(Phrases phrases, Part part, Zones zones) {
        this.phrases = phrases;
        this.part = part;
        this.zones = zones;
        this.conflict = zones.conflict();
    }

    String text() {
        int first = conflict.first();
        String object = phrases.object(part);
        if (conflict.second() == Zones.NOBODY) {
            int write = zones.writeOf(first);
            int completion = zones.firstCompletion(first);
            return "A read of " + phrases.value(completion) + " had completed by " + phrases.moment(completion)
                    + ", before "
                    + (write == History.NONE ? "any write of that value" : phrases.operation(write))
                    + " was invoked.";
        }
        int second = conflict.second();
        String held = "By the writes of these values and their reads, " + object + " must have held " + value(first)
                + " all the time "
                + (zones.firstCompletion(first) < 0
                        ? "until " + phrases.moment(zones.lastInvocation(first))
                        : between(zones.firstCompletion(first), zones.lastInvocation(first)));
        return zones.isForward(second)
                ? held + ", but also " + value(second) + " all the time "
                        + between(zones.firstCompletion(second), zones.lastInvocation(second))
                        + ", which overlap."
                : held + ", but also " + value(second) + " at some moment "
                        + between(zones.lastInvocation(second), zones.firstCompletion(second))
                        + ", which lies within.";
    }

    private String between(int from, int to) {
        return "from " + phrases.moment(from) + " to " + phrases.moment(to);
    }

    private String value(int cluster) {
        int write = zones.writeOf(cluster);
        return write == History.NONE ? "null" : phrases.value(write);
    }
}
