package io.inquest.checkers.causal;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for the patterns that violate causal consistency (Bouajjani, Enea, Guerraoui and Hamza, On verifying causal
 * consistency, POPL 2017, table 2): CyclicCO, WriteCOInitRead, WriteCORead. One pass in causal order; for each read a look at the
 * last write of each session to its key that precedes it, which is enough: the session's earlier ones precede that.
 */
public final class Causality {
    /** How many violations are told, each of another session. */
    private static final int FOUND_MAX = 3;

    private final Registers registers;
    private final Meter meter;
    private final Writes writes;
    private final int[] order;
    private CausalPast past;
    /** Of each column a write, where the next look for one begins. */
    private final int[] hints;
    /** Where to note that a write precedes a read of another one: before which it comes then, where all agree. Or null. */
    private Edges conflicts;

    private final boolean[] told;
    private final List<Finding> findings = new ArrayList<>();

    public Causality(Registers registers, Meter meter) {
        this.registers = registers;
        this.meter = meter;
        meter.enter("put the operations in causal order");
        this.order = CausalOrder.of(registers, meter);
        this.writes = new Writes(registers, meter);
        this.hints = meter.ints(writes.columns());
        this.told = new boolean[registers.sessions()];
        Arrays.fill(hints, Writes.NONE);
    }

    /**
     * The violations.
     *
     * @param conflictsToNote where to add an edge from each last write that precedes a read to the write that it is from,
     *     unless causal order has it; null for nowhere
     */
    public List<Finding> violations(Edges conflictsToNote) {
        conflicts = conflictsToNote;
        if (order.length < registers.operations()) {
            findings.add(cyclic());
            return findings;
        }
        meter.enter("compare each read with the writes that precede it in causal order");
        past = new CausalPast(registers, writes, meter);
        for (int operation : order) {
            meter.step();
            past.enter(operation);
            if (registers.isRead(operation)) {
                look(operation);
            }
            if (findings.size() == FOUND_MAX) {
                break;
            }
        }
        return findings;
    }

    private void look(int read) {
        int key = registers.key(read);
        int source = registers.source(read);
        int session = registers.session(read);
        int columns = writes.firstColumn(key + 1);
        meter.steps(columns - writes.firstColumn(key));
        for (int column = writes.firstColumn(key); column < columns; column++) {
            int writer = writes.session(column);
            int before = past.before(writer, session);
            int end = registers.start(writer) + before;
            if (before == 0 || writes.first(column) >= end) {
                continue;
            }
            int last = writes.lastBefore(column, end, hints[column]);
            hints[column] = last;
            if (last == source) {
                continue;
            }
            if (source == Registers.INIT || past.precedes(source, last)) {
                tell(read, last);
                return;
            }
            if (conflicts != null && !past.precedes(last, source)) {
                conflicts.add(last, source, read);
            }
        }
    }

    private void tell(int read, int write) {
        if (!told[registers.session(read)]) {
            told[registers.session(read)] = true;
            findings.add(overwritten(read, write));
        }
    }

    private Finding overwritten(int read, int write) {
        meter.decided();
        Edges none = new Edges(registers.operations(), meter);
        Paths paths = new Paths(registers, none, operation -> true, meter);
        Steps steps = new Steps(registers, paths, none, edge -> 0, "");
        int source = registers.source(read);
        if (source != Registers.INIT) {
            steps.follow(paths.shortest(source, end -> end == write, 0), 0);
        }
        steps.follow(paths.shortest(write, end -> end == read, 0), 0);
        String overwriting = "the write of " + steps.words().value(write) + " to "
                + steps.words().object(write) + " " + steps.words().at(write);
        String conclusion = source == Registers.INIT
                ? "So " + overwriting + " precedes the read " + steps.words().at(read) + ", which found nothing."
                : "So " + overwriting + " had replaced " + steps.words().value(source) + " before "
                        + steps.words().process(read) + " read that "
                        + steps.words().at(read) + ".";
        return steps.words()
                .finding(
                        source == Registers.INIT ? "WriteCOInitRead" : "WriteCORead",
                        steps.text() + " " + conclusion,
                        steps.operations());
    }

    private Finding cyclic() {
        meter.decided();
        Edges none = new Edges(registers.operations(), meter);
        Paths paths = new Paths(registers, none, operation -> true, meter);
        Steps steps = new Steps(registers, paths, none, edge -> 0, "");
        steps.follow(CycleSearch.find(registers, none, paths, meter), 0);
        return steps.words()
                .finding("CyclicCO", steps.text() + " So each of these precedes itself.", steps.operations());
    }

    public Writes writes() {
        return writes;
    }

    /** The operations in causal order. There is one only if there was no violation. */
    public int[] order() {
        return order;
    }

    /** What precedes each write in causal order. There is one only if there was no violation. */
    CausalPast past() {
        return past;
    }
}
