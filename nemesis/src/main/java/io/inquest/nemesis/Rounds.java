package io.inquest.nemesis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Whose turn it is: kinds come in shuffled rounds, each once a round. One that failed has one more turn at the end of its
 * round, when what may have hindered it may be over.
 *
 * @param kinds all of them
 * @param left those still to come in this round
 * @param number which round it is, from 1; 0 before the first
 * @param retried the kind that failed in this round and was put at its end, or null
 */
record Rounds(List<String> kinds, List<String> left, int number, String retried) {
    Rounds {
        kinds = List.copyOf(kinds);
        left = List.copyOf(left);
    }

    static Rounds of(List<String> kinds) {
        return new Rounds(kinds, List.of(), 0, null);
    }

    /** Whether there is a kind, in this round or else in the next, that is not open. */
    boolean hasNext(Predicate<String> open) {
        return !(left.isEmpty() ? kinds : left).stream().allMatch(open);
    }

    /** This round, or a new one if nothing is left of it. */
    Rounds current(RandomGenerator random) {
        return left.isEmpty() ? new Rounds(kinds, shuffled(random), number + 1, null) : this;
    }

    private List<String> shuffled(RandomGenerator random) {
        List<String> order = new ArrayList<>();
        for (String kind : kinds) {
            order.add(random.nextInt(order.size() + 1), kind);
        }
        return order;
    }

    /** The first of those left that is not open. */
    String next(Predicate<String> open) {
        return left.stream().filter(open.negate()).findFirst().orElseThrow();
    }

    /** After the kind's turn. */
    Rounds without(String kind) {
        List<String> rest = new ArrayList<>(left);
        rest.remove(kind);
        return new Rounds(kinds, rest, number, retried);
    }

    Rounds failed(String kind) {
        if (kind.equals(retried)) {
            return this;
        }
        List<String> again = new ArrayList<>(left);
        again.add(kind);
        return new Rounds(kinds, again, number, kind);
    }
}
