package io.inquest.checkers.oracle.objects;

import java.util.random.RandomGenerator;

/** How often a store does what it should not: never, or now and then one of a few things. */
final class Defects {
    private final RandomGenerator random;
    private final boolean any;
    private final int kinds;

    Defects(RandomGenerator random, boolean any) {
        this.random = random;
        this.any = any;
        this.kinds = 1 + random.nextInt(15);
    }

    /** Whether now the defect of a number, 0 to 3, shows. */
    boolean strikes(int kind) {
        return any && (kinds >> kind & 1) == 1 && random.nextInt(3) == 0;
    }

    boolean any() {
        return any;
    }
}
