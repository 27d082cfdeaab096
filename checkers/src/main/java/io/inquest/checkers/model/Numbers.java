package io.inquest.checkers.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;

/** The numbers of a history: {@link Long}, {@link BigInteger} or {@link BigDecimal}, each in its one form. */
public final class Numbers {
    /** What is said of a value that is none. */
    public static final String NEEDED = "the values of a priority queue are numbers";

    /** By size, whatever their form; 0 only for equal ones. */
    public static final Comparator<Object> BY_SIZE = Numbers::compare;

    private Numbers() {}

    private static int compare(Object one, Object other) {
        return one instanceof Long first && other instanceof Long second
                ? first.compareTo(second)
                : exact(one).compareTo(exact(other));
    }

    private static BigDecimal exact(Object number) {
        if (number instanceof Long small) {
            return BigDecimal.valueOf(small);
        }
        return number instanceof BigInteger large ? new BigDecimal(large) : (BigDecimal) number;
    }
}
