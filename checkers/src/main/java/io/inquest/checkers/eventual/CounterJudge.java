package io.inquest.checkers.eventual;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.eventual.Agreement.State;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the final reads of counters. They have to show the same, and not 0 where adds are ok that cannot make 0; where they
 * have to show the join of all adds, the sum of all that are ok and some of the others.
 */
final class CounterJudge implements Judge {
    private final Replicated counters;
    private final Updates updates;
    private final boolean joins;
    private final Words words;
    private final Meter meter;

    /** @param joins whether it has to be the join of all adds */
    CounterJudge(Replicated counters, Updates updates, boolean joins, Meter meter) {
        this.counters = counters;
        this.updates = updates;
        this.joins = joins;
        this.words = new Words(counters);
        this.meter = meter;
    }

    @Override
    public Agreement judge(int key, int[] finals) {
        long sum = 0;
        List<Long> unsure = new ArrayList<>();
        boolean mayBeZero = updates.lastOk(key) == History.NONE;
        int sign = 0;
        for (int add : updates.of(key)) {
            long amount = counters.integer(add);
            mayBeZero |= amount == 0 || Long.signum(amount) == -sign;
            sign = Long.signum(amount);
            if (updates.isOk(add)) {
                sum = Math.addExact(sum, amount);
            } else {
                unsure.add(amount);
            }
        }
        SubsetSums late =
                new SubsetSums(unsure.stream().mapToLong(Long::longValue).toArray(), meter);
        for (int read : finals) {
            long shown = counters.integer(counters.history().completion(read));
            if (joins && !late.contains(Math.subtractExact(shown, sum))) {
                return wrong(key, read, sum, unsure.size());
            }
            if (!joins && shown == 0 && !mayBeZero) {
                return empty(key, read);
            }
        }
        return agreement(finals, late);
    }

    private Agreement agreement(int[] finals, SubsetSums late) {
        List<Integer> different = words.different(finals);
        if (different.size() == 1) {
            return Agreement.REACHED;
        }
        long[] shown = new long[finals.length];
        for (int i = 0; i < finals.length; i++) {
            shown[i] = counters.integer(counters.history().completion(finals[i]));
        }
        return joins || late.explain(shown)
                ? new Agreement(State.LATE, words.differ(different), different)
                : new Agreement(State.DIVERGED, words.differ(different) + ".", different);
    }

    private Agreement wrong(int key, int read, long sum, int unsure) {
        String perhaps = unsure == 0
                ? ""
                : unsure == 1
                        ? ", with or without the one of unknown outcome"
                        : ", with whichever of the " + unsure + " of unknown outcome";
        String text = "At the end " + words.shows(read) + " in " + words.object(read)
                + ", but the acknowledged adds make " + sum + perhaps + ".";
        List<Integer> operations = new ArrayList<>(List.of(read));
        if (updates.lastOk(key) != History.NONE) {
            operations.add(updates.lastOk(key));
        }
        return new Agreement(State.DIVERGED, text, operations);
    }

    private Agreement empty(int key, int read) {
        int last = updates.lastOk(key);
        String text = "At the end " + words.shows(read) + " in " + words.object(read) + ", though "
                + words.words().operation(last) + " had been acknowledged, and no adds make 0.";
        return new Agreement(State.DIVERGED, text, List.of(last, read));
    }
}
