package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.InjectionFailedException;
import io.inquest.nemesis.ListOption;
import io.inquest.systems.Primaries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Which nodes a fault strikes. */
enum Targets {
    ONE,
    /** As many as may fail while a majority is left. */
    MINORITY,
    /** As few as make a majority. */
    MAJORITY,
    /** Those that believe, at this moment, that they lead. */
    PRIMARIES,
    ALL;

    /** The name in files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException with a sentence for a person */
    static Targets parse(String fault, String label) {
        return Data.labelled("targets of a " + fault, label, List.of(values()), Targets::label);
    }

    /** The option of a kind of fault by which its targets are chosen, such as {@code --kill-targets one,all}. */
    static ListOption<Targets> option(String fault) {
        return ListOption.of(fault + "-targets", "which nodes it hits", List.of(values()), Targets::label);
    }

    /**
     * Some targets among these that are at least one node now.
     *
     * @throws InjectionFailedException if none is
     */
    static Targets random(Battlefield field, List<Targets> among, RandomGenerator random) {
        List<Targets> possible = new ArrayList<>(among);
        possible.removeIf(targets -> targets.isEmpty(field));
        if (possible.isEmpty()) {
            throw new InjectionFailedException(
                    among.contains(PRIMARIES)
                            ? "took no effect: no node believes that it leads"
                            : "took no effect: a minority of " + Nodes.count(field) + " nodes is no node");
        }
        return possible.get(random.nextInt(possible.size()));
    }

    private boolean isEmpty(Battlefield field) {
        return this == PRIMARIES ? primaries(field).isEmpty() : size(Nodes.count(field)) == 0;
    }

    /** Nodes of this description, in ascending order; empty if none fits now. */
    List<Integer> choose(Battlefield field, RandomGenerator random) {
        if (this == PRIMARIES) {
            return primaries(field);
        }
        int n = Nodes.count(field);
        int[] chosen = Arrays.copyOf(Nodes.shuffled(n, random), size(n));
        Arrays.sort(chosen);
        return Arrays.stream(chosen).boxed().toList();
    }

    static List<Integer> primaries(Battlefield field) {
        return field.system().ability(Primaries.class).map(Primaries::primaries).orElse(List.of());
    }

    private int size(int n) {
        return switch (this) {
            case ONE -> Math.min(1, n);
            case MINORITY -> (n - 1) / 2;
            case MAJORITY -> n / 2 + 1;
            case ALL -> n;
            case PRIMARIES -> throw new IllegalStateException("the store knows how many lead");
        };
    }
}
