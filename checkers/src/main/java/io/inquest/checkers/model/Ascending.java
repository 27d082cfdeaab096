package io.inquest.checkers.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The numbers in a priority queue, each as often as it was put in: a search tree that shares its parts with those it was made
 * from, and is a heap of what a hash gives each number (Seidel & Aragon, Randomized search trees, 1996). So equal queues
 * are equal trees, and those that come of one another are compared by the few parts in which they differ.
 */
public final class Ascending {
    static final Ascending EMPTY = new Ascending(null);

    private final Node root;

    private Ascending(Node root) {
        this.root = root;
    }

    private static final class Node {
        final Object number;
        final int times;
        final Node smaller;
        final Node larger;
        /** Of this number and all below. */
        final int size;

        final int hash;

        Node(Object number, int times, Node smaller, Node larger) {
            this.number = number;
            this.times = times;
            this.smaller = smaller;
            this.larger = larger;
            this.size = times + size(smaller) + size(larger);
            this.hash = times * rank(number) + hash(smaller) + hash(larger);
        }

        Node with(Node newSmaller, Node newLarger) {
            return new Node(number, times, newSmaller, newLarger);
        }
    }

    private static int size(Node node) {
        return node == null ? 0 : node.size;
    }

    private static int hash(Node node) {
        return node == null ? 0 : node.hash;
    }

    /** Stirred well (as the last step of MurmurHash3 does): numbers in a row must not make a list of the tree. */
    private static int rank(Object number) {
        int stirred = Objects.hashCode(number);
        stirred = (stirred ^ stirred >>> 16) * 0x85EB_CA6B;
        stirred = (stirred ^ stirred >>> 13) * 0xC2B2_AE35;
        return stirred ^ stirred >>> 16;
    }

    /** Whether one number is above another in the tree. */
    private static boolean isAbove(Object one, Object other) {
        int byRank = Integer.compare(rank(one), rank(other));
        return byRank > 0 || byRank == 0 && Numbers.BY_SIZE.compare(one, other) < 0;
    }

    Ascending with(Object number) {
        return new Ascending(with(root, number));
    }

    private static Node with(Node node, Object number) {
        if (node == null) {
            return new Node(number, 1, null, null);
        }
        int order = Numbers.BY_SIZE.compare(number, node.number);
        if (order == 0) {
            return new Node(node.number, node.times + 1, node.smaller, node.larger);
        }
        if (order < 0) {
            Node below = with(node.smaller, number);
            return isAbove(below.number, node.number)
                    ? below.with(below.smaller, node.with(below.larger, node.larger))
                    : node.with(below, node.larger);
        }
        Node below = with(node.larger, number);
        return isAbove(below.number, node.number)
                ? below.with(node.with(node.smaller, below.smaller), below.larger)
                : node.with(node.smaller, below);
    }

    /** Whether this is what a delete-min returns: null if there is nothing. */
    boolean isNext(Object number) {
        return Objects.equals(smallest(), number);
    }

    private Object smallest() {
        Node node = root;
        while (node != null && node.smaller != null) {
            node = node.smaller;
        }
        return node == null ? null : node.number;
    }

    /** Without the smallest number; empty if it is. */
    Ascending rest() {
        return root == null ? this : new Ascending(rest(root));
    }

    private static Node rest(Node node) {
        if (node.smaller != null) {
            return node.with(rest(node.smaller), node.larger);
        }
        return node.times == 1 ? node.larger : new Node(node.number, node.times - 1, null, node.larger);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ascending ascending && areEqual(root, ascending.root);
    }

    @SuppressWarnings("ReferenceEquality") // what is shared is equal
    private static boolean areEqual(Node one, Node other) {
        if (one == other) {
            return true;
        }
        return one != null
                && other != null
                && one.hash == other.hash
                && one.size == other.size
                && one.times == other.times
                && one.number.equals(other.number)
                && areEqual(one.smaller, other.smaller)
                && areEqual(one.larger, other.larger);
    }

    @Override
    public int hashCode() {
        return hash(root);
    }

    @Override
    public String toString() {
        List<Object> numbers = new ArrayList<>(size(root));
        collect(root, numbers);
        return numbers.isEmpty() ? "empty" : Text.of(numbers);
    }

    private static void collect(Node node, List<Object> numbers) {
        if (node != null) {
            collect(node.smaller, numbers);
            for (int i = 0; i < node.times; i++) {
                numbers.add(node.number);
            }
            collect(node.larger, numbers);
        }
    }
}
