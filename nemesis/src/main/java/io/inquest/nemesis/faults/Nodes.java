package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Nodes by name, as faults are written down, and by number, as they are made. */
final class Nodes {
    private Nodes() {}

    static int count(Battlefield field) {
        return field.cluster().nodes().size();
    }

    static String name(Battlefield field, int node) {
        return field.cluster().nodes().get(node);
    }

    static List<String> names(Battlefield field, Collection<Integer> nodes) {
        List<String> names = new ArrayList<>();
        for (int node : nodes) {
            names.add(name(field, node));
        }
        return names;
    }

    /** @throws IllegalArgumentException if this cluster has no such node */
    static int number(Battlefield field, String name) {
        int node = field.cluster().nodes().indexOf(name);
        if (node < 0) {
            throw new IllegalArgumentException("this cluster has no node " + name + "; its nodes are "
                    + String.join(", ", field.cluster().nodes()));
        }
        return node;
    }

    static List<Integer> numbers(Battlefield field, List<String> names) {
        List<Integer> nodes = new ArrayList<>();
        for (String name : names) {
            nodes.add(number(field, name));
        }
        return nodes;
    }

    /** What is said of nodes by name, by number, in the same order. */
    static <V> Map<Integer, V> byNumber(Battlefield field, Map<String, V> byName) {
        Map<Integer, V> byNumber = new LinkedHashMap<>();
        byName.forEach((name, value) -> byNumber.put(number(field, name), value));
        return byNumber;
    }

    /** What is said of nodes by number, by name, in the same order. */
    static Map<String, Object> byName(Battlefield field, Map<Integer, ?> byNumber) {
        Map<String, Object> byName = new LinkedHashMap<>();
        byNumber.forEach((node, value) -> byName.put(name(field, node), value));
        return byName;
    }

    /** The numbers 0 to n - 1 in random order (Fisher and Yates). */
    static int[] shuffled(int n, RandomGenerator random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
