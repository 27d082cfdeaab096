package io.inquest.checkers.orders;

import io.inquest.checkers.causal.Readers;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Registers;
import java.util.ArrayList;
import java.util.List;

/**
 * A few of the operations on registers with unique writes that still violate a model. Left out are whole keys, writes
 * together with the reads of them, and reads: out of any legal orders these can be taken.
 */
final class RegisterShrinking {
    private static final long STEPS_MIN = 1 << 21;

    private final Registers registers;
    private final Meter meter;
    private long stepsLeft;
    private Refutation refutation;

    RegisterShrinking(Registers registers, Meter meter) {
        this.registers = registers;
        this.meter = meter;
    }

    /** Shows that a few operations violate the model. */
    interface Refutation {
        /** How many steps it took; a negative number if they do not violate it, or that took more steps: one less than that of the steps. */
        long steps(Registers some, long stepsMax, Meter meter);
    }

    /** @param steps how many it took to find that all of them violate it */
    Registers smallest(long steps, Refutation newRefutation) {
        refutation = newRefutation;
        stepsLeft = Math.max(STEPS_MIN, steps / 4);
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
        long steps = refutation.steps(only(kept), stepsLeft, meter);
        stepsLeft -= (steps < 0 ? -1 - steps : steps) + kept.length;
        meter.release(meter.bytes() - before);
        return steps >= 0;
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
