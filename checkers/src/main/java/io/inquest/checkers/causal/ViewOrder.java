package io.inquest.checkers.causal;

import io.inquest.checkers.Order;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The legal sequence that a {@link View} says there is: the session's reads one after the other, before each what precedes
 * it and was not listed yet, the rest at the end.
 */
final class ViewOrder {
    private final Registers registers;
    private final View view;
    private final Readers readers;
    private final Meter meter;
    private final boolean isCausal;
    private final int session;
    /** By operation: how many of those that must come right before it are not sorted yet; later, its place. */
    private final int[] places;

    private final int[] sorted;
    private int size;

    /** @param isCausal whether the operations that the session does not see count for what precedes what */
    private ViewOrder(Registers registers, View view, boolean isCausal, int session, Meter meter) {
        this.registers = registers;
        this.view = view;
        this.isCausal = isCausal;
        this.session = session;
        this.meter = meter;
        this.readers = new Readers(registers, meter);
        this.places = meter.ints(registers.operations());
        this.sorted = meter.ints(registers.operations());
    }

    /**
     * The order for a session of which the view just found no violation.
     *
     * @param key the key that it is about, or null
     */
    static Order of(Registers registers, View view, boolean isCausal, int session, Object key, Meter meter) {
        long before = meter.bytes();
        ViewOrder order = new ViewOrder(registers, view, isCausal, session, meter);
        order.sort();
        List<Integer> listed = order.list();
        meter.release(meter.bytes() - before);
        int process = registers.history().process(registers.invocation(registers.start(session)));
        return new Order(key, process, listed);
    }

    private boolean counts(int operation) {
        return isCausal || registers.isWrite(operation) || registers.session(operation) == session;
    }

    /** All operations that count, each after what must precede it. */
    private void sort() {
        for (int i = 0; i < places.length; i++) {
            if (counts(i)) {
                follow(i, 1);
            }
        }
        for (int i = 0; i < places.length; i++) {
            if (counts(i) && places[i] == 0) {
                sorted[size++] = i;
            }
        }
        for (int at = 0; at < size; at++) {
            follow(sorted[at], -1);
        }
        Arrays.fill(places, -1);
        for (int at = 0; at < size; at++) {
            places[sorted[at]] = at;
        }
    }

    private void follow(int operation, int change) {
        meter.step();
        int end = registers.start(registers.session(operation) + 1);
        for (int next = operation + 1; next < end; next++) {
            if (counts(next)) {
                pass(next, change);
                break;
            }
        }
        if (registers.isWrite(operation)) {
            for (int i = readers.begin(operation); i < readers.begin(operation + 1); i++) {
                if (counts(readers.read(i))) {
                    pass(readers.read(i), change);
                }
            }
        }
        for (int edge = view.added().last(operation);
                edge != Edges.NONE;
                edge = view.added().before(edge)) {
            pass(view.added().to(edge), change);
        }
    }

    private void pass(int next, int change) {
        places[next] += change;
        if (change < 0 && places[next] == 0) {
            sorted[size++] = next;
        }
    }

    private List<Integer> list() {
        List<Integer> listed = new ArrayList<>();
        int[] reached = meter.ints(registers.sessions());
        for (int i = registers.start(session); i < registers.start(session + 1); i++) {
            if (registers.isRead(i)) {
                addUpTo(i, reached, listed);
                listed.add(registers.invocation(i));
            }
        }
        addUpTo(Registers.INIT, reached, listed);
        return listed;
    }

    /** Lists the writes that precede a read of the session and are not listed yet; all the rest for no read. */
    private void addUpTo(int read, int[] reached, List<Integer> listed) {
        List<Integer> fresh = new ArrayList<>();
        for (int each = 0; each < reached.length; each++) {
            int length = registers.start(each + 1) - registers.start(each);
            int end = read == Registers.INIT ? length : view.before(read, each);
            for (int i = reached[each]; i < end; i++) {
                meter.step();
                if (registers.isWrite(registers.start(each) + i)) {
                    fresh.add(registers.start(each) + i);
                }
            }
            reached[each] = Math.max(reached[each], end);
        }
        fresh.sort((one, other) -> Integer.compare(places[one], places[other]));
        fresh.forEach(write -> listed.add(registers.invocation(write)));
    }
}
