package io.inquest.checkers.causal;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cache consistency, or coherence, of registers whose written values are unique (Goodman, Cache consistency and
 * sequential consistency, 1989): for every key one legal order of its operations that contains session order. Not
 * installed as a model yet: that needs a search, too, for other objects and for values written twice.
 *
 * <p>In a legal order a write and the reads of it stand together, before them the reads of nothing. So for each session
 * and any two of its operations on a key that follow each other, all that stands with the first comes before all that
 * stands with the second. Where that, with session order and reads-from, makes no circle there is such an order.
 */
public final class CacheChecker implements Checker {
    @Override
    public String name() {
        return "cache";
    }

    @Override
    public String summary() {
        return "For each key, all sessions see its writes in one order.";
    }

    @Override
    public Verdict check(History history, CheckContext context) {
        return Preparation.check(history, context, name(), this::violations);
    }

    private List<Finding> violations(Registers registers, Meter meter) {
        meter.enter("order the writes of each key");
        for (Registers key : registers.byKey(meter)) {
            long before = meter.bytes();
            Finding finding = violation(key, meter);
            if (finding != null) {
                return List.of(finding);
            }
            meter.release(meter.bytes() - before);
        }
        return List.of();
    }

    private Finding violation(Registers registers, Meter meter) {
        Edges added = new Edges(registers.operations(), meter);
        for (int i = 1; i < registers.operations(); i++) {
            meter.step();
            if (registers.session(i) != registers.session(i - 1)) {
                continue;
            }
            int first = writeOf(registers, i - 1);
            int second = writeOf(registers, i);
            if (first != Registers.INIT && second == Registers.INIT) {
                RegisterWords words = new RegisterWords(registers);
                return words.finding(name(), next(words, i) + ".", i - 1, i);
            }
            if (first != Registers.INIT && first != second) {
                added.add(first, second, i);
            }
        }
        Paths paths = new Paths(registers, added, operation -> true, meter);
        int[] cycle = CycleSearch.find(registers, added, paths, meter);
        return cycle == null ? null : finding(registers, cycle, added, paths);
    }

    private static int writeOf(Registers registers, int operation) {
        return registers.isWrite(operation) ? operation : registers.source(operation);
    }

    private static String next(RegisterWords words, int second) {
        return EventWords.atStart(words.did(second - 1)) + ", then " + words.deed(second);
    }

    private Finding finding(Registers registers, int[] cycle, Edges added, Paths paths) {
        RegisterWords words = new RegisterWords(registers);
        StringBuilder text = new StringBuilder();
        Set<Integer> operations = new TreeSet<>();
        for (int i = 1; i < cycle.length; i++) {
            int from = cycle[i - 1];
            int to = cycle[i];
            operations.add(from);
            operations.add(to);
            int edge = paths.addedEdge(from, to, added.size());
            if (edge != Edges.NONE) {
                int second = added.read(edge);
                operations.add(second - 1);
                operations.add(second);
                text.append(next(words, second)).append(": so the write of ").append(words.value(from));
                text.append(' ').append(words.at(from)).append(" comes before that of ");
                text.append(words.value(to)).append(' ').append(words.at(to));
            } else if (registers.isRead(to) && registers.source(to) == from) {
                text.append(EventWords.atStart(words.did(to))).append(", which ");
                text.append(words.process(from)).append(" wrote ").append(words.at(from));
            } else {
                text.append(EventWords.atStart(words.did(from)))
                        .append(", then ")
                        .append(words.deed(to));
            }
            text.append(". ");
        }
        return words.finding(
                name(),
                text + "So each of these comes before itself.",
                operations.stream().mapToInt(Integer::intValue).toArray());
    }
}
