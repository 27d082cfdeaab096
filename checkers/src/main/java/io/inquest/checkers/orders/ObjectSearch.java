package io.inquest.checkers.orders;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.linear.Part;
import io.inquest.checkers.linear.Transitions;

/**
 * The search for any objects: what can follow depends on the frontier and on the state of each object. A read that is
 * legal is free.
 */
final class ObjectSearch extends FrontierSearch {
    private static final int LOOK_MASK = (1 << 10) - 1;

    private final Program program;
    private final int[] states;
    /** By number of operations placed, the state that the next one's object was in. */
    private final int[] before;

    private int depth;
    private final Meter meter;
    private int placings;
    /** What the objects' transitions were last found to hold. */
    private long bytes;

    ObjectSearch(Program program, Meter meter) {
        super(program.starts, program.required(), program.history.size(), program.objects.length, meter);
        this.program = program;
        this.meter = meter;
        this.states = meter.ints(program.objects.length);
        this.before = meter.ints(program.operations());
    }

    @Override
    boolean isLegal(int operation) {
        return after(operation) != Transitions.ILLEGAL;
    }

    private int after(int operation) {
        return program.part(operation).transitions.next(states[program.objectOf[operation]], program.call(operation));
    }

    @Override
    boolean isFree(int operation) {
        return program.isRead(operation);
    }

    @Override
    void place(int operation, int moves) {
        if ((++placings & LOOK_MASK) == 0) {
            look();
        }
        depth = moves;
        before[moves] = states[program.objectOf[operation]];
        states[program.objectOf[operation]] = after(operation);
    }

    /** The transitions remember each state that there was. */
    private void look() {
        long now = 0;
        for (Part object : program.objects) {
            now += object.transitions.bytes();
        }
        meter.reserve(now - bytes);
        bytes = now;
    }

    @Override
    void undo(int operation) {
        states[program.objectOf[operation]] = before[depth--];
    }

    @Override
    boolean isRequired(int operation) {
        return program.isRequired(operation);
    }

    @Override
    int invocation(int operation) {
        return program.invocation(operation);
    }

    @Override
    int completion(int operation) {
        return program.completion(operation);
    }

    @Override
    void state(int[] to, int at) {
        System.arraycopy(states, 0, to, at, states.length);
    }

    @Override
    int sessionOf(int operation) {
        return program.sessionOf[operation];
    }

    /** The state that the order so far leaves an object in. */
    int stateOf(int object) {
        return states[object];
    }
}
