package io.inquest.checkers.orders;

import io.inquest.checkers.causal.Causality;
import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.ArrayList;
import java.util.List;

/**
 * A few of the operations on registers with unique writes that still have no legal order. Left out are whole keys, writes
 * together with the reads of them, and reads: out of any legal order these can be taken.
 */
final class RegisterShrinking {
    private static final long STEPS_MIN = 1 << 21;

    private final Registers registers;
    private final Meter meter;
    private long stepsLeft;

    /** @param steps how many it took to find that there is no order */
    RegisterShrinking(Registers registers, long steps, Meter meter) {
        this.registers = registers;
        this.meter = meter;
        this.stepsLeft = Math.max(STEPS_MIN, steps / 4);
    }

    Registers smallest() {
        Shrinking shrinking = new Shrinking(registers.operations(), this::isViolation);
        shrinking.without(keys());
        shrinking.without(writes());
        shrinking.without(reads());
        shrinking.without(writes());
        return only(shrinking.kept());
    }

    private Registers only(boolean[] kept) {
        return registers.only(operation -> kept[operation], meter);
    }

    private boolean isViolation(boolean[] kept) {
        if (stepsLeft <= 0) {
            return false;
        }
        long before = meter.bytes();
        RegisterSearch search = search(only(kept), meter);
        boolean isViolation = search.find(stepsLeft) == FrontierSearch.Outcome.NONE;
        stepsLeft -= search.steps() + kept.length;
        meter.release(meter.bytes() - before);
        return isViolation;
    }

    /** A search within what any order must contain, of operations that violate no pattern of causality. */
    static RegisterSearch search(Registers some, Meter meter) {
        Causality causality = new Causality(some, meter);
        return new RegisterSearch(some, new Saturation(some, causality.writes(), causality.order(), meter), meter);
    }

    private List<int[]> keys() {
        List<List<Integer>> byKey = new ArrayList<>();
        for (int key = 0; key < registers.keys(); key++) {
            byKey.add(new ArrayList<>());
        }
        for (int i = 0; i < registers.operations(); i++) {
            byKey.get(registers.key(i)).add(i);
        }
        return byKey.stream()
                .map(ofKey -> ofKey.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private List<int[]> writes() {
        Readers readers = new Readers(registers, meter);
        List<int[]> units = new ArrayList<>();
        for (int i = 0; i < registers.operations(); i++) {
            if (registers.isWrite(i)) {
                int[] unit = new int[1 + readers.begin(i + 1) - readers.begin(i)];
                unit[0] = i;
                for (int j = 1; j < unit.length; j++) {
                    unit[j] = readers.read(readers.begin(i) + j - 1);
                }
                units.add(unit);
            }
        }
        return units;
    }

    private List<int[]> reads() {
        List<int[]> units = new ArrayList<>();
        for (int i = 0; i < registers.operations(); i++) {
            if (registers.isRead(i)) {
                units.add(new int[] {i});
            }
        }
        return units;
    }
}
