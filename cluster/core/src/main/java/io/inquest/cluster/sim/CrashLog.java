package io.inquest.cluster.sim;

import java.util.ArrayList;
import java.util.List;

/** The crashes of programs, counted; only the first are kept, as a program that crashes on each start makes many. */
final class CrashLog {
    private static final int KEPT_MAX = 100;

    private final List<Crash> first = new ArrayList<>();
    private long count;

    void add(Crash crash) {
        count++;
        if (first.size() < KEPT_MAX) {
            first.add(crash);
        }
    }

    List<Crash> first() {
        return List.copyOf(first);
    }

    long count() {
        return count;
    }
}
