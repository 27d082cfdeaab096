package io.inquest.checkers.shrink;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Budget;
import io.inquest.checkers.model.Models;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Makes a recorded history smaller while it violates a model (Zeller and Hildebrandt, Simplifying and isolating
 * failure-inducing input, TSE 2002): keys first, then sessions, then operations, in halves, quarters and so on down to single ones.
 * An operation goes together with all that prove nothing without it; values are never changed. So what is left violates the model only
 * because the whole does.
 */
public final class Shrinker {
    private final Checker checker;
    private final Deletions deletions;
    private final CheckContext context;
    private final Budget budget;
    private final long startNanos;

    private History history;
    private Verdict verdict;
    private Needs needs;
    private int checks;
    private boolean undecided;

    private Shrinker(Checker checker, Deletions deletions, History history, CheckContext context) {
        this.checker = checker;
        this.deletions = deletions;
        this.context = context;
        this.history = history;
        this.budget = Budget.start(context);
        this.startNanos = context.nanoClock().getAsLong();
    }

    /** Whether there are deletions that are proven to make up no violation of this model, for that object. */
    public static boolean knows(String model, String object, Models models) {
        return Deletions.of(model, object, models).isPresent();
    }

    /**
     * The smallest history that was found within the context's time, or until nobody waits any more; empty if no deletion
     * is known to be sound. The context's setting {@code object} says what the history is about.
     */
    public static Optional<Shrunk> shrink(Checker checker, History history, CheckContext context) {
        String object = context.settings().getOrDefault("object", "register").toString();
        return Deletions.of(checker.name(), object, context.models())
                .map(deletions -> new Shrinker(checker, deletions, history, context).shrink());
    }

    private Shrunk shrink() {
        checks++;
        context.progress().accept("checking all " + history.operations().size() + " operations");
        verdict = checker.check(history, rest());
        if (verdict.validity() != Validity.INVALID) {
            return new Shrunk(history, verdict, false, checks);
        }
        needs = deletions.of(history);
        onlyWhatWasFound();
        leaveOut(invocation -> history.key(invocation), false);
        leaveOut(invocation -> history.process(invocation), false);
        onlyWhatWasFound();
        boolean minimal = leaveOut(invocation -> invocation, true);
        return new Shrunk(history, verdict, minimal, checks);
    }

    /** What a finding names is most often enough, with what it needs; or the stretch that it shows of a key. */
    private void onlyWhatWasFound() {
        for (Finding finding : verdict.findings()) {
            if (keep(needs.of(finding.operations().stream().mapToInt(i -> i).toArray()))) {
                return;
            }
            int[] window = window(finding);
            if (window.length > 0 && keep(needs.of(window))) {
                return;
            }
        }
    }

    private int[] window(Finding finding) {
        if (!(finding.details().get("window") instanceof List<?> ends)
                || ends.size() != 2
                || !(ends.get(0) instanceof Long start)
                || !(ends.get(1) instanceof Long end)) {
            return new int[0];
        }
        List<Integer> inside = new ArrayList<>();
        long key = history.size() == 0 ? -1 : history.key((int) Math.min(end, history.size() - 1L));
        for (int i = 0; i < history.size(); i++) {
            int completion = history.completion(i);
            if (history.type(i) == EventType.INVOKE
                    && history.key(i) == key
                    && i <= end
                    && (completion == History.NONE || completion >= start)) {
                inside.add(i);
            }
        }
        return inside.stream().mapToInt(i -> i).toArray();
    }

    /**
     * Tries to do without groups of operations: half of all groups at once, then quarters, down to single ones.
     *
     * @param groupOf the group of an invocation of the history as it is then
     * @param again whether single groups are tried until none of them can go
     * @return whether it was found of each single group that is left that it cannot go
     */
    private boolean leaveOut(IntUnaryOperator groupOf, boolean again) {
        List<int[]> groups = groups(groupOf);
        int size = Math.max(1, groups.size() / 2);
        while (true) {
            boolean improved = false;
            undecided = false;
            int start = 0;
            while (start < groups.size()) {
                if (budget.exceeded() != null) {
                    return false;
                }
                int end = Math.min(groups.size(), start + size);
                if (keep(needs.without(join(groups.subList(start, end))))) {
                    improved = true;
                    groups = groups(groupOf);
                } else {
                    start = end;
                }
            }
            if (size == 1 && !(improved && again)) {
                return !improved && !undecided;
            }
            size = Math.max(1, size / 2);
        }
    }

    private List<int[]> groups(IntUnaryOperator groupOf) {
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            if (history.type(i) == EventType.INVOKE) {
                groups.computeIfAbsent(groupOf.applyAsInt(i), any -> new ArrayList<>())
                        .add(i);
            }
        }
        List<int[]> arrays = new ArrayList<>();
        groups.values()
                .forEach(group -> arrays.add(group.stream().mapToInt(i -> i).toArray()));
        return arrays;
    }

    private static int[] join(List<int[]> groups) {
        return groups.stream().flatMapToInt(Arrays::stream).toArray();
    }

    /** Goes on with these operations alone, if they are fewer and still violate the model. */
    private boolean keep(boolean[] kept) {
        History smaller = only(history, kept);
        if (smaller.operations().size() == history.operations().size()) {
            return false;
        }
        checks++;
        context.progress()
                .accept(history.operations().size() + " operations are left; trying "
                        + smaller.operations().size() + " (check " + checks + ")");
        Verdict found = checker.check(smaller, rest());
        undecided |= found.validity() == Validity.UNKNOWN;
        if (found.validity() != Validity.INVALID) {
            return false;
        }
        history = smaller;
        verdict = found;
        needs = deletions.of(history);
        return true;
    }

    /** What is left of the time; how far each check is interests nobody. */
    private CheckContext rest() {
        long left = context.timeNanosMax() - (context.nanoClock().getAsLong() - startNanos);
        return context.inSilence().withBudget(Math.max(0, left), context.memoryBytesMax());
    }

    /** The operations whose invocations are kept, and nothing of the nemesis. */
    static History only(History history, boolean[] kept) {
        HistoryBuilder builder = History.builder();
        if (!history.isRealTimeKnown()) {
            builder.withoutRealTime();
        }
        for (int i = 0; i < history.size(); i++) {
            int invocation = history.type(i) == EventType.INVOKE ? i : history.invocation(i);
            if (invocation != History.NONE && kept[invocation]) {
                builder.add(history.event(i));
            }
        }
        return builder.build();
    }
}
