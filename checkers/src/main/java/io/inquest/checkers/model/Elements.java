package io.inquest.checkers.model;

import io.inquest.history.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A set of values that shares its parts with the sets it was made from: a hash array mapped trie (Bagwell, Ideal hash
 * trees, 2001) that only grows. Equal sets have equal tries but for the order of values whose hashes are equal. So two
 * sets that come of one another are compared, as they are made, by the few parts in which they differ.
 */
public final class Elements {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    static final Elements NONE = new Elements(new Branch(0, new Object[0]), 0, 0);

    /** Of each of the 32 values of the next bits of a hash that occur: a branch, or a bucket. */
    private record Branch(int occurring, Object[] children) {}

    /** Values with one hash. */
    private record Bucket(int hash, Object[] values) {
        boolean contains(Object value) {
            for (Object each : values) {
                if (Objects.equals(each, value)) {
                    return true;
                }
            }
            return false;
        }
    }

    private final Branch root;
    private final int size;
    /** The sum of those of the values. */
    private final int hash;

    private Elements(Branch root, int size, int hash) {
        this.root = root;
        this.size = size;
        this.hash = hash;
    }

    int size() {
        return size;
    }

    boolean contains(Object value) {
        int its = spread(value);
        Object node = root;
        for (int shift = 0; node instanceof Branch branch; shift += BITS) {
            int bit = 1 << (its >>> shift & MASK);
            if ((branch.occurring & bit) == 0) {
                return false;
            }
            node = branch.children[Integer.bitCount(branch.occurring & (bit - 1))];
        }
        return node instanceof Bucket bucket && bucket.hash == its && bucket.contains(value);
    }

    Elements with(Object value) {
        if (contains(value)) {
            return this;
        }
        int its = spread(value);
        return new Elements(with(root, 0, new Bucket(its, new Object[] {value})), size + 1, hash + its);
    }

    private static Branch with(Branch branch, int shift, Bucket added) {
        int bit = 1 << (added.hash >>> shift & MASK);
        int at = Integer.bitCount(branch.occurring & (bit - 1));
        if ((branch.occurring & bit) == 0) {
            Object[] more = new Object[branch.children.length + 1];
            System.arraycopy(branch.children, 0, more, 0, at);
            System.arraycopy(branch.children, at, more, at + 1, branch.children.length - at);
            more[at] = added;
            return new Branch(branch.occurring | bit, more);
        }
        Object[] children = branch.children.clone();
        children[at] = joined(children[at], shift + BITS, added);
        return new Branch(branch.occurring, children);
    }

    private static Object joined(Object node, int shift, Bucket added) {
        if (node instanceof Branch branch) {
            return with(branch, shift, added);
        }
        Bucket bucket = (Bucket) node;
        if (bucket.hash == added.hash) {
            Object[] values = Arrays.copyOf(bucket.values, bucket.values.length + 1);
            values[bucket.values.length] = added.values[0];
            return new Bucket(bucket.hash, values);
        }
        return with(with(new Branch(0, new Object[0]), shift, bucket), shift, added);
    }

    /** Stirred well (as the last step of MurmurHash3 does), for the sums of plain hashes of numbers in a row are often equal. */
    private static int spread(Object value) {
        int stirred = Objects.hashCode(value);
        stirred = (stirred ^ stirred >>> 16) * 0x85EB_CA6B;
        stirred = (stirred ^ stirred >>> 13) * 0xC2B2_AE35;
        return stirred ^ stirred >>> 16;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Elements elements
                && hash == elements.hash
                && size == elements.size
                && areEqual(root, elements.root);
    }

    private static boolean areEqual(Object one, Object two) {
        if (one == two) {
            return true;
        }
        if (one instanceof Branch first && two instanceof Branch second) {
            boolean equal = first.occurring == second.occurring;
            for (int i = 0; equal && i < first.children.length; i++) {
                equal = areEqual(first.children[i], second.children[i]);
            }
            return equal;
        }
        if (!(one instanceof Bucket first) || !(two instanceof Bucket second)) {
            return false;
        }
        boolean equal = first.hash == second.hash && first.values.length == second.values.length;
        for (int i = 0; equal && i < first.values.length; i++) {
            equal = second.contains(first.values[i]);
        }
        return equal;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** Integers by their size, then the rest by its text. */
    List<Object> sorted() {
        List<Object> values = new ArrayList<>(size);
        collect(root, values);
        values.sort(Comparator.comparing(Elements::number).thenComparing(Values::json));
        return values;
    }

    private static Long number(Object value) {
        return value instanceof Long number ? number : Long.MAX_VALUE;
    }

    private static void collect(Object node, List<Object> values) {
        if (node instanceof Branch branch) {
            for (Object child : branch.children) {
                collect(child, values);
            }
        } else {
            values.addAll(Arrays.asList(((Bucket) node).values));
        }
    }

    @Override
    public String toString() {
        return size == 0 ? "empty" : Text.of(sorted());
    }
}
