package io.inquest.generators;

import java.util.ArrayList;
import java.util.List;

/** Clients given away by {@link Generators#reserve} so far; immutable. */
public final class Shares {
    private final List<Integer> counts;
    private final List<Generator> generators;

    Shares(List<Integer> counts, List<Generator> generators) {
        this.counts = counts;
        this.generators = generators;
    }

    /** So many further clients for this generator. */
    public Shares and(int clients, Generator generator) {
        if (clients <= 0) {
            throw new IllegalArgumentException("a share is one client or more, not " + clients);
        }
        List<Integer> moreCounts = new ArrayList<>(counts);
        moreCounts.add(clients);
        List<Generator> moreGenerators = new ArrayList<>(generators);
        moreGenerators.add(generator);
        return new Shares(moreCounts, moreGenerators);
    }

    /** The clients that are left, if any, for this generator. */
    public Generator rest(Generator generator) {
        List<Generator> all = new ArrayList<>(generators);
        all.add(generator);
        return new Reserve(counts, all);
    }
}
