package io.inquest.systems.mvcc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each key has held: the multi-version store (Reed 1978; Bernstein and Goodman 1983), without what nobody sees any more. */
final class Versions {
    private final Map<Object, List<Version>> chains = new LinkedHashMap<>();

    /** What the key holds after all commits; {@link Version#NONE} if nothing was ever written to it. */
    Version newest(Object key) {
        List<Version> chain = chains.get(key);
        return chain == null ? Version.NONE : chain.get(chain.size() - 1);
    }

    /** The newest that the snapshot sees. */
    Version seen(Object key, Snapshot snapshot) {
        List<Version> chain = chains.getOrDefault(key, List.of());
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (snapshot.sees(chain.get(i))) {
                return chain.get(i);
            }
        }
        return Version.NONE;
    }

    /**
     * Lets a commit take effect: all of its updates, one after another.
     *
     * @param oldest no snapshot in use ends before this commit
     */
    void install(long index, Commit commit, long oldest) {
        for (MicroOperation update : commit.updates()) {
            List<Version> chain = chains.computeIfAbsent(update.key(), key -> new ArrayList<>(2));
            Version before = chain.isEmpty() ? Version.NONE : chain.get(chain.size() - 1);
            Object value = update.applyTo(before.value());
            if (before.index() == index) {
                chain.set(chain.size() - 1, new Version(index, commit.client(), value, before.first()));
            } else {
                chain.add(new Version(index, commit.client(), value, value));
                prune(chain, oldest);
            }
        }
    }

    /** Of the versions that every snapshot sees only the newest is of use. */
    private static void prune(List<Version> chain, long oldest) {
        int first = 0;
        while (first + 1 < chain.size() && chain.get(first + 1).index() <= oldest) {
            first++;
        }
        chain.subList(0, first).clear();
    }
}
