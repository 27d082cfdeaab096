package io.inquest.checkers.causal;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;

/** The reads of each write, in the order of their numbers. */
public final class Readers {
    private final int[] starts;
    private final int[] reads;

    public Readers(Registers registers, Meter meter) {
        int size = registers.operations();
        this.starts = meter.ints(size + 2L);
        this.reads = meter.ints(size);
        for (int i = 0; i < size; i++) {
            if (isFounded(registers, i)) {
                starts[registers.source(i) + 2]++;
            }
        }
        for (int i = 2; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        for (int i = 0; i < size; i++) {
            if (isFounded(registers, i)) {
                reads[starts[registers.source(i) + 1]++] = i;
            }
        }
    }

    private static boolean isFounded(Registers registers, int operation) {
        return registers.isRead(operation) && registers.source(operation) != Registers.INIT;
    }

    /** Where the reads of an operation begin; those of the next one follow. */
    public int begin(int operation) {
        return starts[operation];
    }

    public int read(int place) {
        return reads[place];
    }
}
