package io.inquest.checkers.linear;

import java.util.Arrays;

/**
 * Puts together the linearization that a {@link Trail} tells of: its moves, and what goes without saying. A read stands
 * where it was first legal while it was open; an update that completed without ever being moved, right before the first
 * move after its invocation that overwrites the object.
 */
final class Reconstruction {
    private final Part part;
    private final Transitions transitions;
    private final int[] moves;
    private final int[] moments;
    private final int end;

    private final boolean[] moved;
    private final int[] order;
    private int length;
    private int state;
    private final int[] reads;
    private int openReads;
    private final int[] silent;
    private int openSilent;
    /** By kind of indeterminate call, the next operation to use. */
    private final int[] nextOfKind;

    /**
     * @param last the last move of the trail
     * @param end the number of the entry up to which the moves lead; moves of its own moment are among them
     */
    Reconstruction(Part part, int initialState, Trail trail, int last, int end) {
        this.part = part;
        this.transitions = part.transitions;
        this.end = end;
        this.state = initialState;
        this.moves = new int[trail.length(last)];
        this.moments = new int[moves.length];
        this.moved = new boolean[part.size()];
        this.order = new int[part.size()];
        this.reads = new int[part.required];
        this.silent = new int[part.required];
        IndeterminateCalls calls = new IndeterminateCalls(part);
        this.nextOfKind = new int[calls.kinds()];
        int at = last;
        for (int i = moves.length - 1; i >= 0; i--) {
            moves[i] = trail.move(at);
            moments[i] = trail.moment(at);
            at = trail.before(at);
        }
        for (int i = 0; i < moves.length; i++) {
            if (moves[i] < 0) {
                moves[i] = optional(calls, -1 - moves[i]);
            }
            moved[moves[i]] = true;
        }
    }

    /** The first one of the kind that is not used yet: all of them are alike, and as many as are used were invoked. */
    private int optional(IndeterminateCalls calls, int kind) {
        int next = nextOfKind[kind];
        while (calls.kindOf(next) != kind) {
            next++;
        }
        nextOfKind[kind] = next + 1;
        return part.required + next;
    }

    int[] order() {
        int move = 0;
        for (int entry = 0; entry < part.entries.length && entry <= end; entry++) {
            int operation = part.entries[entry] >> 1;
            if ((part.entries[entry] & 1) == 0) {
                invoke(operation);
                continue;
            }
            for (; move < moves.length && moments[move] == entry; move++) {
                move(moves[move]);
            }
            if (entry < end && !moved[operation]) {
                throw new IllegalStateException("operation " + operation + " was not linearized when it completed");
            }
        }
        return Arrays.copyOf(order, length);
    }

    private void invoke(int operation) {
        if (!part.read[operation]) {
            if (!moved[operation] && isCompletedBeforeTheEnd(operation)) {
                silent[openSilent++] = operation;
            }
        } else if (transitions.next(state, part.call[operation]) != Transitions.ILLEGAL) {
            place(operation);
        } else {
            reads[openReads++] = operation;
        }
    }

    private boolean isCompletedBeforeTheEnd(int operation) {
        return end >= part.entries.length || part.completion[operation] < part.completion[part.entries[end] >> 1];
    }

    private void move(int operation) {
        int call = part.call[operation];
        if (transitions.nature(call).overwrites()) {
            for (int i = 0; i < openSilent; i++) {
                place(silent[i]);
            }
            openSilent = 0;
        }
        place(operation);
        int kept = 0;
        for (int i = 0; i < openReads; i++) {
            if (transitions.next(state, part.call[reads[i]]) != Transitions.ILLEGAL) {
                place(reads[i]);
            } else {
                reads[kept++] = reads[i];
            }
        }
        openReads = kept;
    }

    private void place(int operation) {
        state = transitions.next(state, part.call[operation]);
        if (state == Transitions.ILLEGAL) {
            throw new IllegalStateException("operation " + operation + " is not legal where it was linearized");
        }
        moved[operation] = true;
        order[length++] = operation;
    }
}
