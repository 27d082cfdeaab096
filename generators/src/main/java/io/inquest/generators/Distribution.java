package io.inquest.generators;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Which of the numbers from 0 to below {@link #size} how often: of keys, of values. A draw takes constant time, and is
 * the same for the same random numbers on any machine: what is drawn from are tables of whole numbers. In these, what is
 * less than 2<sup>-39</sup> times as likely as the likeliest never comes.
 */
public interface Distribution {
    /** The largest number of indices that those with a table (12 bytes an index) have. */
    int TABLE_SIZE_MAX = 1 << 24;

    /** How many numbers there are; 1 or more. */
    int size();

    /** One of the numbers from 0 to below {@link #size}. */
    int draw(RandomGenerator random);

    /** Each as likely as another. */
    static Distribution uniform(int size) {
        return new Uniform(size);
    }

    /**
     * Zipf's law: number k comes in proportion to 1 / (k + 1)<sup>exponent</sup>. With exponent 0 all are alike; with 1
     * the first comes twice as often as the second and ten times as often as the tenth.
     *
     * @param exponent 0 or more, also 1 and less
     */
    static Distribution zipf(int size, double exponent) {
        if (!(exponent >= 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the exponent of Zipf's law is 0 or more, not " + exponent);
        }
        long[] weights = AliasTable.weights(size);
        Arrays.setAll(weights, k -> (long) (StrictMath.pow(k + 1, -exponent) * AliasTable.UNIT + 0.5));
        return new AliasTable(weights);
    }

    /**
     * Falling exponentially: each number comes {@code base} times as often as the next.
     *
     * @param base 1 or more
     */
    static Distribution exponential(int size, double base) {
        if (!(base >= 1 && base < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the base of an exponential distribution is 1 or more, not " + base);
        }
        long[] weights = AliasTable.weights(size);
        Arrays.setAll(weights, k -> (long) (StrictMath.pow(base, -k) * AliasTable.UNIT + 0.5));
        return new AliasTable(weights);
    }

    /**
     * A hot set: the first numbers, each as likely as another, get a share of the draws, and the others, each as likely
     * as another, get the rest.
     *
     * @param hot how many numbers are hot; of all of them the share makes no difference
     * @param percent the share of the hot ones, from 0 to 100
     */
    static Distribution hotSet(int size, int hot, int percent) {
        return new HotSet(size, hot, percent);
    }

    /** In proportion to these weights, of which some are more than 0. Their sum times their number is below 2^63. */
    static Distribution weighted(long... weights) {
        return new AliasTable(weights.clone());
    }

    /** Each as likely as another. */
    record Uniform(int size) implements Distribution {
        public Uniform {
            requireSize(size, Integer.MAX_VALUE);
        }

        @Override
        public int draw(RandomGenerator random) {
            return random.nextInt(size);
        }
    }

    /** See {@link Distribution#hotSet}. */
    record HotSet(int size, int hot, int percent) implements Distribution {
        public HotSet {
            requireSize(size, Integer.MAX_VALUE);
            if (hot < 1 || hot > size) {
                throw new IllegalArgumentException("of " + size + " numbers 1 to " + size + " are hot, not " + hot);
            }
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("the share of a hot set is 0 to 100 percent, not " + percent);
            }
        }

        @Override
        public int draw(RandomGenerator random) {
            if (hot == size) {
                return random.nextInt(size);
            }
            return random.nextInt(100) < percent ? random.nextInt(hot) : hot + random.nextInt(size - hot);
        }
    }

    private static void requireSize(int size, int most) {
        if (size < 1 || size > most) {
            throw new IllegalArgumentException("a distribution is over 1 to " + most + " numbers, not " + size);
        }
    }
}
