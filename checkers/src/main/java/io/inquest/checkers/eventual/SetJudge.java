package io.inquest.checkers.eventual;

import io.inquest.checkers.eventual.Agreement.State;
import io.inquest.checkers.replicated.Replicated;
import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Judges the final reads of sets. They have to show the same elements, and some where an add is ok; where they have to show the
 * join of all adds, the elements of all that are ok.
 */
final class SetJudge implements Judge {
    private final Replicated sets;
    private final History history;
    private final Updates updates;
    private final boolean joins;
    private final Words words;

    /** @param joins whether it has to be the join of all adds */
    SetJudge(Replicated sets, Updates updates, boolean joins) {
        this.sets = sets;
        this.history = sets.history();
        this.updates = updates;
        this.joins = joins;
        this.words = new Words(sets);
    }

    @Override
    public Agreement judge(int key, int[] finals) {
        Set<Object> unsure = new LinkedHashSet<>();
        for (int add : updates.of(key)) {
            if (!updates.isOk(add)) {
                unsure.add(element(add));
            }
        }
        Set<Object> first = sets.elements(finals[0]);
        boolean same = true;
        boolean sameButUnsure = true;
        for (int read : finals) {
            Set<Object> shown = sets.elements(read);
            Agreement lacking = lacking(key, read, shown);
            if (lacking != null) {
                return lacking;
            }
            same &= shown.equals(first);
            sameButUnsure &= without(shown, unsure).equals(without(first, unsure));
        }
        if (same) {
            return Agreement.REACHED;
        }
        List<Integer> different = words.different(finals);
        return sameButUnsure
                ? new Agreement(State.LATE, words.differ(different), different)
                : new Agreement(State.DIVERGED, words.differ(different) + ".", different);
    }

    private Object element(int add) {
        return history.valueOf(history.value(add));
    }

    private static Set<Object> without(Set<Object> elements, Set<Object> others) {
        Set<Object> rest = new LinkedHashSet<>(elements);
        rest.removeAll(others);
        return rest;
    }

    /** What an acknowledged add should have put there; null if nothing is missing. */
    private Agreement lacking(int key, int read, Set<Object> shown) {
        if (!joins && (!shown.isEmpty() || updates.lastOk(key) == History.NONE)) {
            return null;
        }
        for (int add : updates.of(key)) {
            if (updates.isOk(add) && !shown.contains(element(add))) {
                List<Integer> operations = new ArrayList<>(List.of(add, read));
                String text = "At the end " + words.shows(read) + " in " + words.object(read) + ", though "
                        + words.words().operation(add) + " had been acknowledged.";
                return new Agreement(State.DIVERGED, text, operations);
            }
        }
        return null;
    }
}
