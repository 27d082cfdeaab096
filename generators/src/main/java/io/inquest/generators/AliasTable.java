package io.inquest.generators;

import java.util.random.RandomGenerator;

/**
 * Draws by weight in constant time: the alias method (Walker 1977), its table built in linear time (Vose 1991), here
 * with whole numbers only. Every number has a column of {@code total} tickets; the tickets that its weight leaves over in it
 * go to another number, its alias.
 */
final class AliasTable implements Distribution {
    /** The weight of what is as likely as can be; with {@link #TABLE_SIZE_MAX} of them nothing overflows. */
    static final long UNIT = 1L << 38;

    private final long total;
    private final long[] own;
    private final int[] alias;

    /** Takes the array over. */
    AliasTable(long[] weights) {
        int size = weights.length;
        requireSize(size);
        total = total(weights);
        own = weights;
        alias = new int[size];
        int[] waiting = new int[size]; // those with too little from the front, with enough or too much from the back
        int little = 0;
        int much = size;
        for (int i = 0; i < size; i++) {
            own[i] *= size;
            alias[i] = i;
            waiting[own[i] < total ? little++ : --much] = i;
        }
        while (little > 0 && much < size) {
            int poor = waiting[--little];
            int rich = waiting[much];
            alias[poor] = rich;
            own[rich] -= total - own[poor];
            if (own[rich] < total) {
                much++;
                waiting[little++] = rich;
            }
        }
    }

    private static long total(long[] weights) {
        long most = Long.MAX_VALUE / weights.length;
        long total = 0;
        for (long weight : weights) {
            if (weight < 0 || weight > most - total) {
                throw new IllegalArgumentException("weights are 0 or more, and those of " + weights.length
                        + " numbers make at most " + most + " together; " + weight + " is out of that");
            }
            total += weight;
        }
        if (total == 0) {
            throw new IllegalArgumentException("of all numbers none has a weight");
        }
        return total;
    }

    /** Room for so many weights, if a table may be so large. */
    static long[] weights(int size) {
        requireSize(size);
        return new long[size];
    }

    private static void requireSize(int size) {
        if (size < 1 || size > TABLE_SIZE_MAX) {
            throw new IllegalArgumentException(
                    "a distribution with a table is over 1 to " + TABLE_SIZE_MAX + " numbers, not " + size);
        }
    }

    @Override
    public int size() {
        return own.length;
    }

    @Override
    public int draw(RandomGenerator random) {
        int column = random.nextInt(own.length);
        return random.nextLong(total) < own[column] ? column : alias[column];
    }
}
