package io.inquest.checkers.shrink;

import io.inquest.history.History;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Locks: an acquire and the next release of the lock by the same process need each other. In a legal order the one
 * comes right after the other: without both the lock is free as before, and tokens still grow. What nobody knows of, and
 * an acquire without a release, come last or not at all.
 */
final class LockNeeds {
    private record Place(int process, int key) {}

    private LockNeeds() {}

    static Needs of(History history) {
        Needs needs = new Needs(history);
        pair(history, needs, true);
        return needs;
    }

    /** Only that an acquire needs its release: else the lock would seem to be held for ever. */
    static void addReleases(History history, Needs needs) {
        pair(history, needs, false);
    }

    private static void pair(History history, Needs needs, boolean bothWays) {
        Calls calls = new Calls(history);
        Map<Place, Integer> acquired = new LinkedHashMap<>();
        for (int i = 0; i < history.size(); i++) {
            if (!calls.isInvocation(i) || calls.hasFailed(i)) {
                continue;
            }
            Place place = new Place(history.process(i), history.key(i));
            if (calls.is(i, "acquire")) {
                Integer before = acquired.put(place, i);
                if (before != null) {
                    // held twice, or not at all: what comes of the one depends on the other
                    needs.add(before, i);
                }
            } else if (calls.is(i, "release") && acquired.containsKey(place)) {
                int acquire = acquired.remove(place);
                needs.add(acquire, i);
                if (bothWays) {
                    needs.add(i, acquire);
                }
            }
        }
    }
}
