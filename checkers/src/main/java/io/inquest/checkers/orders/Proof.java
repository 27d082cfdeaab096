package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.causal.CycleSearch;
import io.inquest.checkers.causal.Paths;
import io.inquest.checkers.causal.Steps;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Says why no views can agree: a circle of what they must contain; or, whichever of two writes comes first, one, and so on where
 * these are few.
 */
final class Proof {
    private static final int CASES_MAX = 6;
    private static final int WRITES_MAX = 24;
    private static final String CIRCLE = " So each of these comes before itself.";

    private final Agreement agreement;
    private final Registers registers;
    private final RegisterWords words;
    private final Meter meter;
    private final boolean isOfOne;
    private final Paths[] paths;
    private final Set<Integer> operations = new TreeSet<>();
    private int cases;

    /** @param agreement one that there is not */
    Proof(Agreement agreement, Meter meter) {
        this.agreement = agreement;
        this.registers = agreement.registers;
        this.words = new RegisterWords(registers);
        this.meter = meter;
        this.isOfOne = agreement.views.length == 1;
        this.paths = new Paths[agreement.views.length];
    }

    /** The finding; null if it would take too many words. */
    Finding finding(String type) {
        meter.decided();
        String text = agreement.cyclic() == Agreement.NONE ? split() : circle();
        return text == null
                ? null
                : words.finding(
                        type,
                        text,
                        operations.stream().mapToInt(Integer::intValue).toArray());
    }

    private Paths paths(int view) {
        if (paths[view] == null) {
            paths[view] = new Paths(registers, agreement.added, agreement.views[view]::counts, meter);
        }
        return paths[view];
    }

    private Paths pathsBehind(int edge) {
        int read = agreement.added.read(edge);
        return paths(isOfOne || read == Steps.SUPPOSED ? 0 : read < 0 ? -1 - read : registers.session(read));
    }

    private String circle() {
        int view = agreement.cyclic();
        int start = agreement.views[view].cycle();
        int size = agreement.added.size();
        int[] cycle = paths(view).shortest(start, end -> end == start, size);
        Steps steps = new Steps(
                registers, paths(view), this::pathsBehind, agreement.added, edge -> edge, isOfOne ? "" : "for all");
        steps.follow(CycleSearch.shorten(cycle, agreement.added, paths(view)), size);
        for (int operation : steps.operations()) {
            operations.add(operation);
        }
        return steps.text() + CIRCLE;
    }

    /** Two cases, or more in either; null if that is too many. */
    private String split() {
        int[] pair = pair();
        if (pair == null || ++cases > CASES_MAX) {
            return null;
        }
        String first = suppose(pair[0], pair[1]);
        String second = first == null ? null : suppose(pair[1], pair[0]);
        return second == null
                ? null
                : "Suppose that " + before(pair[0], pair[1]) + ". " + first + " Suppose now that "
                        + before(pair[1], pair[0]) + ". " + second;
    }

    private String before(int first, int second) {
        return (isOfOne ? "" : "for all ") + "the write of " + words.value(first) + " to " + words.object(first) + " "
                + words.at(first) + " comes before that of " + words.value(second) + " " + words.at(second);
    }

    private String suppose(int first, int second) {
        Agreement.Mark mark = agreement.mark();
        operations.add(first);
        operations.add(second);
        String text = agreement.suppose(first, second) ? split() : circle();
        agreement.backTo(mark);
        return text;
    }

    /** Two writes to a key that may come in either order: those that lead to a circle soonest. */
    private int[] pair() {
        int[] writes = IntStream.range(0, registers.operations())
                .filter(registers::isWrite)
                .toArray();
        int[] best = null;
        int bestCircles = -1;
        for (int i = 0; i < writes.length && writes.length <= WRITES_MAX; i++) {
            for (int j = i + 1; j < writes.length; j++) {
                int circles = isInDoubt(writes[i], writes[j]) ? circles(writes[i], writes[j]) : -1;
                if (circles > bestCircles) {
                    best = new int[] {writes[i], writes[j]};
                    bestCircles = circles;
                }
            }
        }
        return best;
    }

    private boolean isInDoubt(int first, int second) {
        return registers.key(first) == registers.key(second)
                && !agreement.views[0].precedes(first, second)
                && !agreement.views[0].precedes(second, first);
    }

    private int circles(int first, int second) {
        return (isCircle(first, second) ? 1 : 0) + (isCircle(second, first) ? 1 : 0);
    }

    private boolean isCircle(int first, int second) {
        Agreement.Mark mark = agreement.mark();
        boolean isCircle = !agreement.suppose(first, second);
        agreement.backTo(mark);
        return isCircle;
    }
}
