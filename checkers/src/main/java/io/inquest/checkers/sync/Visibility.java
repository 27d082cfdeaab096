package io.inquest.checkers.sync;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import io.inquest.checkers.registers.Writes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for reads that hb forbids: of a value that another write had replaced, of nothing where there was a write, and of
 * one's own future. For each read a look at the last write of each session to its key that precedes it, which is enough: the
 * session's earlier ones precede that.
 */
final class Visibility {
    /** How many violations are told, each of another session. */
    private static final int FOUND_MAX = 3;

    private final String model;
    private final Registers registers;
    private final Writes writes;
    private final Meter meter;
    private final int[] hints;
    private final boolean[] told;
    private final List<Finding> findings = new ArrayList<>();

    Visibility(String model, Registers registers, Meter meter) {
        this.model = model;
        this.registers = registers;
        this.meter = meter;
        this.writes = new Writes(registers, meter);
        this.hints = meter.ints(writes.columns());
        this.told = new boolean[registers.sessions()];
        Arrays.fill(hints, Writes.NONE);
    }

    List<Finding> findings() {
        return findings;
    }

    /**
     * Looks at some reads.
     *
     * @param members the places of the synchronisations that count for them
     */
    void look(int[] reads, Synchronisation synchronisation, int[] members) {
        HappensBefore order = new HappensBefore(registers, synchronisation, members, meter);
        for (int read : reads) {
            meter.step();
            if (findings.size() < FOUND_MAX && !told[registers.session(read)]) {
                int write = replacing(read, order);
                boolean isFuture =
                        registers.source(read) != Registers.INIT && order.precedes(read, registers.source(read));
                if (write != Writes.NONE || isFuture) {
                    told[registers.session(read)] = true;
                    meter.decided();
                    Trail trail = new Trail(registers, synchronisation, members, meter);
                    findings.add(isFuture ? ofTheFuture(read, trail) : replaced(read, write, trail));
                }
            }
        }
    }

    /** A write that precedes a read and comes after the one that it is from; or {@link Writes#NONE}. */
    private int replacing(int read, HappensBefore order) {
        int key = registers.key(read);
        int source = registers.source(read);
        int columns = writes.firstColumn(key + 1);
        meter.steps(columns - writes.firstColumn(key));
        for (int column = writes.firstColumn(key); column < columns; column++) {
            int writer = writes.session(column);
            int before = order.before(writer, read);
            int end = registers.start(writer) + before;
            if (before == 0 || writes.first(column) >= end) {
                continue;
            }
            int last = writes.lastBefore(column, end, hints[column]);
            hints[column] = last;
            if (last != source && (source == Registers.INIT || order.precedes(source, last))) {
                return last;
            }
        }
        return Writes.NONE;
    }

    private Finding replaced(int read, int write, Trail trail) {
        RegisterWords words = trail.words();
        int source = registers.source(read);
        String replaced;
        if (source == Registers.INIT) {
            replaced = " precedes the read " + words.at(read) + ", which found nothing.";
        } else {
            trail.follow(source, write);
            replaced = " had replaced " + words.value(source) + " before " + words.process(read) + " read that "
                    + words.at(read) + ".";
        }
        trail.follow(write, read);
        return trail.finding(
                model,
                "So the write of " + words.value(write) + " to " + words.object(write) + " " + words.at(write)
                        + replaced,
                source == Registers.INIT ? new int[] {write, read} : new int[] {source, write, read});
    }

    private Finding ofTheFuture(int read, Trail trail) {
        RegisterWords words = trail.words();
        int source = registers.source(read);
        trail.follow(read, source);
        return trail.finding(
                model,
                "So " + words.process(read) + " had read " + words.value(source) + " from " + words.object(read) + " "
                        + words.at(read) + " before it was written " + words.at(source) + ".",
                new int[] {read, source});
    }
}
