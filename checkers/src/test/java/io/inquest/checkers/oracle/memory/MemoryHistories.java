package io.inquest.checkers.oracle.memory;

import io.inquest.history.History;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Random small histories of reads and writes of three kinds, each a function of its seed. */
public final class MemoryHistories {
    private MemoryHistories() {}

    public static History small(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int kind = random.nextInt(10);
        Plan plan = kind < 5 ? Shape.any(random).plan(random) : Plans.anything(random);
        if (random.nextInt(3) == 0) {
            Plans.sprinkleFates(plan, random);
        }
        if (random.nextInt(10) == 0) {
            Plans.blemish(plan, random);
        }
        return kind < 4 || kind > 7 ? Recording.of(plan, random) : new Replicas(random).run(plan);
    }
}
