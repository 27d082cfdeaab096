package io.inquest.checkers.orders;

import io.inquest.checkers.causal.Edges;
import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Views, each of all writes and one session's reads, that agree on the order of the writes to each key: what each must contain,
 * and then, where two writes to a key may come in either order, one order after the other, with what follows from it.
 */
final class Agreement {
    static final int NONE = -1;
    private static final int DECISION_WIDTH = 5;

    final Registers registers;
    final Writes writes;
    final Edges added;
    final Saturation[] views;
    private final Meter meter;
    private final int[] order;
    private final Undoing undoing;
    private long steps;

    /** By decision: the two writes, whether it is the second try, and what was noted before it. */
    private int[] decisions = new int[64];

    private int decided;

    /** @param views the sessions whose reads each view has; {@link Saturation#ALL} alone for one of all reads */
    Agreement(Registers registers, int[] views, Meter meter) {
        this.registers = registers;
        this.meter = meter;
        this.writes = new Writes(registers, meter);
        this.added = new Edges(registers.operations(), meter);
        this.order = byInvocation();
        this.undoing = new Undoing(meter);
        int[] places = meter.ints(order.length);
        for (int i = 0; i < order.length; i++) {
            places[order[i]] = i;
        }
        Readers readers = new Readers(registers, meter);
        this.views = new Saturation[views.length];
        for (int i = 0; i < views.length; i++) {
            this.views[i] = new Saturation(registers, writes, readers, views[i], order, places, added, meter);
        }
        for (int i = 0; i < views.length; i++) {
            Saturation[] others = new Saturation[views.length - 1];
            System.arraycopy(this.views, 0, others, 0, i);
            System.arraycopy(this.views, i + 1, others, i, others.length - i);
            this.views[i].agreeWith(others);
            this.views[i].foundNothing();
        }
        conclude();
        for (Saturation view : this.views) {
            view.noteIn(undoing);
        }
    }

    private int[] byInvocation() {
        int[] at = meter.ints(registers.history().size());
        for (int i = 0; i < registers.operations(); i++) {
            at[registers.invocation(i)] = i + 1;
        }
        int[] found = meter.ints(registers.operations());
        int count = 0;
        for (int operation : at) {
            if (operation != 0) {
                found[count++] = operation - 1;
            }
        }
        meter.release(4L * at.length);
        return found;
    }

    /** Draws all conclusions in all views; says whether there is no cycle. */
    private boolean conclude() {
        boolean isNew = true;
        while (isNew && cyclic() == NONE) {
            isNew = false;
            for (int i = 0; i < views.length && cyclic() == NONE; i++) {
                isNew |= views[i].run();
            }
        }
        return cyclic() == NONE;
    }

    /** A view that has a cycle, or -1. */
    int cyclic() {
        for (int i = 0; i < views.length; i++) {
            if (views[i].cycle() != Saturation.NONE) {
                return i;
            }
        }
        return NONE;
    }

    /** How far it is, to come back to. */
    record Mark(int edges, int noted) {}

    Mark mark() {
        return new Mark(added.size(), undoing.size());
    }

    /** Supposes an order of two writes to a key, and concludes; says whether there is no cycle. */
    boolean suppose(int first, int second) {
        steps++;
        views[0].suppose(first, second);
        return conclude();
    }

    void backTo(Mark mark) {
        backTo(mark.edges, mark.noted);
    }

    private void backTo(int edges, int noted) {
        added.truncate(edges);
        undoing.backTo(noted, views);
        for (Saturation view : views) {
            view.forget();
        }
    }

    /** How many orders of two writes were supposed. */
    long steps() {
        return steps;
    }

    /** Whether there are views that agree, after which these have all that makes them such. */
    FrontierSearch.Outcome find(long stepsMax) {
        if (cyclic() != NONE) {
            return FrontierSearch.Outcome.NONE;
        }
        Undecided undecided = new Undecided(this, meter);
        while (undecided.next()) {
            if (steps > stepsMax) {
                return FrontierSearch.Outcome.STOPPED;
            }
            push(undecided.first(), undecided.second());
            boolean isPossible = suppose(undecided.first(), undecided.second());
            while (!isPossible) {
                undecided.restart();
                int at = lastOpen();
                if (at == NONE) {
                    return FrontierSearch.Outcome.NONE;
                }
                backTo(decisions[at + 3], decisions[at + 4]);
                decisions[at + 2] = 1;
                isPossible = suppose(decisions[at + 1], decisions[at]);
            }
        }
        return FrontierSearch.Outcome.FOUND;
    }

    private void push(int first, int second) {
        int at = decided++ * DECISION_WIDTH;
        if (at + DECISION_WIDTH > decisions.length) {
            meter.reserve(4L * decisions.length);
            decisions = Arrays.copyOf(decisions, 2 * decisions.length);
        }
        decisions[at] = first;
        decisions[at + 1] = second;
        decisions[at + 2] = 0;
        decisions[at + 3] = added.size();
        decisions[at + 4] = undoing.size();
    }

    /** Where the last decision is of which the other way was not tried; those after it are dropped. */
    private int lastOpen() {
        while (decided > 0 && decisions[(decided - 1) * DECISION_WIDTH + 2] == 1) {
            decided--;
        }
        return decided == 0 ? NONE : (decided - 1) * DECISION_WIDTH;
    }

    /** When an operation was at work, about. */
    long moment(int operation) {
        int invocation = registers.invocation(operation);
        int completion = registers.history().completion(invocation);
        return (long) invocation
                + (completion == History.NONE ? registers.history().size() : completion);
    }

    /** A view's operations in an order that has all that it must contain; that each two writes to a key are in order makes it legal. */
    int[] order(int view) {
        Saturation its = views[view];
        Readers readers = new Readers(registers, meter);
        int size = registers.operations();
        int[] waitsFor = meter.ints(size);
        int[] ready = meter.ints(size);
        for (int i = 0; i < size; i++) {
            if (its.counts(i)) {
                follow(i, its, readers, next -> waitsFor[next]++);
            }
        }
        int[] end = {0};
        for (int operation : order) {
            if (its.counts(operation) && waitsFor[operation] == 0) {
                ready[end[0]++] = operation;
            }
        }
        for (int at = 0; at < end[0]; at++) {
            follow(ready[at], its, readers, next -> {
                if (--waitsFor[next] == 0) {
                    ready[end[0]++] = next;
                }
            });
        }
        int[] ordered = Arrays.copyOf(ready, end[0]);
        meter.release(8L * size);
        return ordered;
    }

    private void follow(int operation, Saturation view, Readers readers, IntConsumer each) {
        meter.step();
        int end = registers.start(registers.session(operation) + 1);
        for (int next = operation + 1; next < end; next++) {
            if (view.counts(next)) {
                each.accept(next);
                break;
            }
        }
        if (registers.isWrite(operation)) {
            for (int i = readers.begin(operation); i < readers.begin(operation + 1); i++) {
                if (view.counts(readers.read(i))) {
                    each.accept(readers.read(i));
                }
            }
        }
        for (int edge = added.last(operation); edge != Edges.NONE; edge = added.before(edge)) {
            each.accept(added.to(edge));
        }
    }
}
