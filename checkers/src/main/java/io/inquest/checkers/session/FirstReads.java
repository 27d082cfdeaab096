package io.inquest.checkers.session;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;

/** The first reads that sessions made of something: of each value, or of anything written to each key. */
final class FirstReads {
    private final int[] reads;
    private final int[] starts;

    private FirstReads(int[] reads, int[] starts) {
        this.reads = reads;
        this.starts = starts;
    }

    /** Of each value, known by its write. */
    static FirstReads ofValues(Registers registers, Meter meter) {
        return of(registers, meter, registers.operations(), true);
    }

    /** Of any value of each key. */
    static FirstReads ofKeys(Registers registers, Meter meter) {
        return of(registers, meter, registers.keys(), false);
    }

    private static FirstReads of(Registers registers, Meter meter, int groups, boolean byValue) {
        int[] starts = meter.ints(groups + 2L);
        int count = 0;
        Latest seen = new Latest(groups, meter);
        for (int i = 0; i < registers.operations(); i++) {
            meter.step();
            int group = group(registers, i, byValue);
            if (group >= 0 && isFirst(seen, registers, i, group)) {
                starts[group + 2]++;
                count++;
            }
        }
        for (int group = 2; group < starts.length; group++) {
            starts[group] += starts[group - 1];
        }
        int[] reads = meter.ints(count);
        Latest again = new Latest(groups, meter);
        for (int i = 0; i < registers.operations(); i++) {
            meter.step();
            int group = group(registers, i, byValue);
            if (group >= 0 && isFirst(again, registers, i, group)) {
                reads[starts[group + 1]++] = i;
            }
        }
        meter.release(8L * groups);
        return new FirstReads(reads, starts);
    }

    private static int group(Registers registers, int operation, boolean byValue) {
        boolean counts = registers.isRead(operation) && registers.source(operation) != Registers.INIT;
        return !counts ? -1 : byValue ? registers.source(operation) : registers.key(operation);
    }

    private static boolean isFirst(Latest seen, Registers registers, int operation, int group) {
        boolean first = seen.since(registers.start(registers.session(operation)), group) == Latest.NONE;
        if (first) {
            seen.put(group, operation);
        }
        return first;
    }

    /** Where the first reads of a group begin; those of the next one follow. */
    int begin(int group) {
        return starts[group];
    }

    int end(int group) {
        return starts[group + 1];
    }

    int read(int place) {
        return reads[place];
    }
}
