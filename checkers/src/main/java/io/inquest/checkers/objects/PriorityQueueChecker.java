package io.inquest.checkers.objects;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.model.Numbers;

/** A priority queue of numbers: the smallest that is there comes out first. Equal numbers are one value. */
public final class PriorityQueueChecker extends ContainerChecker {
    public PriorityQueueChecker() {
        super(
                "priority-queue",
                "What is inserted is taken out once, and the smallest that is there first.",
                "insert",
                "delete-min");
    }

    @Override
    boolean fits(Object value) {
        return value instanceof Number;
    }

    @Override
    String needed() {
        return Numbers.NEEDED;
    }

    @Override
    Discipline discipline(Traffic traffic, Meter meter) {
        meter.reserve(48L * traffic.values);
        return new SmallestFirst(traffic, Numbers.ranks(traffic.history(), traffic.handles()));
    }

    /** Before a number all smaller ones are due whose inserts had completed before it was asked for. */
    private record SmallestFirst(Traffic traffic, int[] ranks) implements Discipline {
        @Override
        public int phaseOfPut(int put) {
            return ranks[traffic.putValue[put]];
        }

        @Override
        public int phaseOfTake(int take) {
            int value = traffic.takeValue[take];
            return value == Traffic.NOTHING ? AFTER_ALL : ranks[value];
        }

        @Override
        public int before(int take) {
            return traffic.take[take];
        }

        @Override
        public boolean ordersValues(int take) {
            return true;
        }
    }

    @Override
    String whyDue(Traffic traffic, int take, ContainerWords words) {
        return traffic.takeValue[take] == Traffic.NOTHING
                ? "the insert had completed before that delete-min was invoked"
                : "the number is smaller, and the insert had completed before that delete-min was invoked";
    }

    @Override
    String reordered(Traffic traffic, int take, int later, ContainerWords words) {
        return EventWords.atStart(words.put(traffic.putOf[later])) + " had completed before " + words.take(take)
                + " was invoked, which took a larger number; but " + words.take(traffic.takeOf[later])
                + " was invoked only after that had completed.";
    }
}
