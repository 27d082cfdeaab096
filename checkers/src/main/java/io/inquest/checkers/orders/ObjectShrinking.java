package io.inquest.checkers.orders;

import io.inquest.checkers.common.Meter;
import io.inquest.checkers.linear.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A few of the operations on objects that still have no legal order. Left out are whole objects, and reads: out of any
 * legal order these can be taken.
 */
final class ObjectShrinking {
    private static final long STEPS_MIN = 1 << 20;

    private final Program program;
    private final Meter meter;
    private long stepsLeft;

    /** @param steps how many it took to find that there is no order */
    ObjectShrinking(Program program, long steps, Meter meter) {
        this.program = program;
        this.meter = meter;
        this.stepsLeft = Math.max(STEPS_MIN, steps / 4);
    }

    Program smallest() {
        Shrinking shrinking = new Shrinking(program.operations(), this::isViolation);
        shrinking.without(objects());
        shrinking.without(reads());
        return only(shrinking.kept());
    }

    private Program only(boolean[] kept) {
        List<Part> parts = new ArrayList<>();
        for (int object = 0; object < program.objects.length; object++) {
            Part part = program.objects[object];
            Part.Role[] roles = new Part.Role[part.size()];
            boolean isAny = false;
            for (int i = 0; i < program.operations(); i++) {
                if (program.objectOf[i] == object) {
                    roles[program.partOf[i]] = !kept[i]
                            ? Part.Role.ABSENT
                            : program.isRequired(i) ? Part.Role.REQUIRED : Part.Role.OPTIONAL;
                    isAny |= kept[i];
                }
            }
            if (isAny) {
                parts.add(part.select(roles));
            }
        }
        return new Program(program.history, parts.toArray(new Part[0]), meter);
    }

    private boolean isViolation(boolean[] kept) {
        if (stepsLeft <= 0) {
            return false;
        }
        long before = meter.bytes();
        ObjectSearch search = new ObjectSearch(only(kept), meter);
        boolean isViolation = search.find(stepsLeft) == FrontierSearch.Outcome.NONE;
        stepsLeft -= search.steps() + (long) kept.length * program.objects.length;
        meter.release(meter.bytes() - before);
        return isViolation;
    }

    private List<int[]> objects() {
        List<int[]> units = new ArrayList<>();
        for (int object = 0; object < program.objects.length; object++) {
            int its = object;
            units.add(IntStream.range(0, program.operations())
                    .filter(operation -> program.objectOf[operation] == its)
                    .toArray());
        }
        return units;
    }

    private List<int[]> reads() {
        List<int[]> units = new ArrayList<>();
        for (int i = 0; i < program.operations(); i++) {
            if (program.isRead(i)) {
                units.add(new int[] {i});
            }
        }
        return units;
    }
}
