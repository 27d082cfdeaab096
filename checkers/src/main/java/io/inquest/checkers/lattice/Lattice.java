package io.inquest.checkers.lattice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What implies what among models, so that the verdict of one settles others. A name that it does not know implies
 * nothing and is implied by nothing.
 */
public final class Lattice {
    private static final int USUAL_COST = 5;
    private static final Lattice STANDARD = ofAllModels();

    private final Map<String, Integer> places = new TreeMap<>();
    private final Map<String, Integer> costs = new TreeMap<>();
    private final Map<String, List<Implication>> weaker = new TreeMap<>();
    private final Map<String, List<Implication>> stronger = new TreeMap<>();

    public Lattice(List<Family> families) {
        for (Family family : families) {
            family.costs().forEach((model, cost) -> {
                places.putIfAbsent(model, places.size());
                costs.putIfAbsent(model, cost);
            });
            for (Implication implication : family.implications()) {
                weaker.computeIfAbsent(implication.model(), any -> new ArrayList<>())
                        .add(implication);
                stronger.computeIfAbsent(implication.implied(), any -> new ArrayList<>())
                        .add(implication);
            }
        }
    }

    /** All that is known of the models that come with this library. */
    public static Lattice standard() {
        return STANDARD;
    }

    /** The same as {@link #standard}, put together anew. */
    static Lattice ofAllModels() {
        return new Lattice(List.of(MemoryModels.family(), ObjectModels.family(), TransactionModels.family()));
    }

    /** The models it knows, the strongest of each family first. */
    public List<String> models() {
        return strongestFirst(places.keySet());
    }

    /** What was stated of the models, one implication after the other. */
    public List<Implication> implications() {
        return models().stream()
                .flatMap(model -> weaker.getOrDefault(model, List.of()).stream())
                .toList();
    }

    /** Whether, of some histories at least, what satisfies the first satisfies the second; every model implies itself. */
    public boolean implies(String model, String implied) {
        return model.equals(implied) || weaker(model, implication -> true).contains(implied);
    }

    /** All that a model implies by such implications, one after the other; itself only if they come back to it. */
    Set<String> weaker(String model, Predicate<Implication> which) {
        return reach(model, which, weaker, true);
    }

    /** All that imply a model by such implications, one after the other. */
    Set<String> stronger(String model, Predicate<Implication> which) {
        return reach(model, which, stronger, false);
    }

    private static Set<String> reach(
            String from, Predicate<Implication> which, Map<String, List<Implication>> edges, boolean down) {
        Set<String> reached = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (Implication edge : edges.getOrDefault(next.poll(), List.of())) {
                String other = down ? edge.implied() : edge.model();
                if (which.test(edge) && reached.add(other)) {
                    next.add(other);
                }
            }
        }
        return reached;
    }

    /** Names in order: the strongest of each family first, those that it does not know last, by name. */
    public List<String> strongestFirst(Collection<String> models) {
        return models.stream()
                .sorted(Comparator.comparingInt((String model) -> places.getOrDefault(model, Integer.MAX_VALUE))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    int cost(String model) {
        return costs.getOrDefault(model, USUAL_COST);
    }
}
