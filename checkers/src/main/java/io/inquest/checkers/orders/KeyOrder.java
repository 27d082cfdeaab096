package io.inquest.checkers.orders;

import io.inquest.checkers.Finding;
import io.inquest.checkers.causal.CycleSearch;
import io.inquest.checkers.causal.Edges;
import io.inquest.checkers.causal.Paths;
import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The order of the operations on one register whose written values are unique.
 *
 * <p>In a legal order a write and the reads of it stand together, before them the reads of nothing. So for each session
 * and any two of its operations that follow each other, all that stands with the first comes before all that
 * stands with the second. Where that, with session order and reads-from, makes no circle there is such an order.
 */
final class KeyOrder {
    private final Registers registers;
    private final Meter meter;
    private final Edges added;

    /** @param registers of one key */
    KeyOrder(Registers registers, Meter meter) {
        this.registers = registers;
        this.meter = meter;
        this.added = new Edges(registers.operations(), meter);
    }

    Answer answer(String type) {
        for (int i = 1; i < registers.operations(); i++) {
            meter.step();
            if (registers.session(i) != registers.session(i - 1)) {
                continue;
            }
            int first = writeOf(i - 1);
            int second = writeOf(i);
            if (first != Registers.INIT && second == Registers.INIT) {
                RegisterWords words = new RegisterWords(registers);
                return Answer.none(List.of(words.finding(type, next(words, i) + ".", i - 1, i)));
            }
            if (first != Registers.INIT && first != second) {
                added.add(first, second, i);
            }
        }
        Paths paths = new Paths(registers, added, operation -> true, meter);
        int[] cycle = CycleSearch.find(registers, added, paths, meter);
        return cycle == null ? Answer.of(order()) : Answer.none(List.of(finding(type, cycle, paths)));
    }

    private int writeOf(int operation) {
        return registers.isWrite(operation) ? operation : registers.source(operation);
    }

    /** The reads of nothing, then each write with its reads, when all writes that come before it are placed. */
    private int[] order() {
        int size = registers.operations();
        Readers readers = new Readers(registers, meter);
        int[] waitsFor = meter.ints(size);
        int[] ready = meter.ints(size);
        int[] order = meter.ints(size);
        int length = 0;
        for (int edge = 0; edge < added.size(); edge++) {
            waitsFor[added.to(edge)]++;
        }
        int end = 0;
        for (int i = 0; i < size; i++) {
            if (registers.isWrite(i) && waitsFor[i] == 0) {
                ready[end++] = i;
            } else if (registers.isRead(i) && registers.source(i) == Registers.INIT) {
                order[length++] = registers.invocation(i);
            }
        }
        for (int at = 0; at < end; at++) {
            meter.step();
            int write = ready[at];
            order[length++] = registers.invocation(write);
            for (int i = readers.begin(write); i < readers.begin(write + 1); i++) {
                order[length++] = registers.invocation(readers.read(i));
            }
            for (int edge = added.last(write); edge != Edges.NONE; edge = added.before(edge)) {
                if (--waitsFor[added.to(edge)] == 0) {
                    ready[end++] = added.to(edge);
                }
            }
        }
        return order;
    }

    private static String next(RegisterWords words, int second) {
        return EventWords.atStart(words.did(second - 1)) + ", then " + words.deed(second);
    }

    private Finding finding(String type, int[] cycle, Paths paths) {
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
                type,
                text + "So each of these comes before itself.",
                operations.stream().mapToInt(Integer::intValue).toArray());
    }
}
