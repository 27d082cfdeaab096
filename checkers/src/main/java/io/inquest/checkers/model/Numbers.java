package io.inquest.checkers.model;

import io.inquest.history.History;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.LongStream;

/** The numbers of a history: {@link Long}, {@link BigInteger} or {@link BigDecimal}, each in its one form. */
public final class Numbers {
    /** What is said of a value that is none. */
    public static final String NEEDED = "the values of a priority queue are numbers";

    /** By size, whatever their form; 0 only for equal ones. */
    public static final Comparator<Object> BY_SIZE = Numbers::compare;

    private Numbers() {}

    /** For each of some numbers, all different and given by their handles, how many are smaller. */
    public static int[] ranks(History history, long[] handles) {
        int[] ranks = new int[handles.length];
        if (LongStream.of(handles).allMatch(History::isSmallInteger)) {
            long[] sorted = handles.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < ranks.length; i++) {
                ranks[i] = Arrays.binarySearch(sorted, handles[i]);
            }
            return ranks;
        }
        Object[] numbers = new Object[handles.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = history.valueOf(handles[i]);
        }
        Object[] sorted = numbers.clone();
        Arrays.sort(sorted, BY_SIZE);
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = Arrays.binarySearch(sorted, numbers[i], BY_SIZE);
        }
        return ranks;
    }

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
