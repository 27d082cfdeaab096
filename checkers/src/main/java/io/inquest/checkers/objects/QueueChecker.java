package io.inquest.checkers.objects;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;

/** A queue: what was put in first comes out first. */
public final class QueueChecker extends ContainerChecker {
    public QueueChecker() {
        super(
                "queue",
                "What is enqueued is dequeued once, and what was enqueued first is dequeued first.",
                "enqueue",
                "dequeue");
    }

    @Override
    Discipline discipline(Traffic traffic, Meter meter) {
        return new FirstInFirstOut(traffic);
    }

    /** Before a value all are due whose enqueues had completed before its own was invoked. */
    private record FirstInFirstOut(Traffic traffic) implements Discipline {
        @Override
        public int phaseOfPut(int put) {
            return 0;
        }

        @Override
        public int phaseOfTake(int take) {
            return AFTER_ALL;
        }

        @Override
        public int before(int take) {
            int value = traffic.takeValue[take];
            if (value == Traffic.NOTHING) {
                return traffic.take[take];
            }
            return traffic.tried[value] == 1 ? traffic.put[traffic.putOf[value]] : NO_TELLING;
        }

        @Override
        public boolean ordersValues(int take) {
            return traffic.isPaired(traffic.takeValue[take]);
        }
    }

    @Override
    String whyDue(Traffic traffic, int take, ContainerWords words) {
        int value = traffic.takeValue[take];
        return value == Traffic.NOTHING
                ? "the enqueue had completed before that dequeue was invoked"
                : "the enqueue had completed before " + words.put(traffic.putOf[value]) + " was invoked";
    }

    @Override
    String reordered(Traffic traffic, int take, int later, ContainerWords words) {
        return EventWords.atStart(words.put(traffic.putOf[later])) + " had completed before "
                + words.put(traffic.putOf[traffic.takeValue[take]]) + " was invoked, but " + words.take(take)
                + " had completed before " + words.take(traffic.takeOf[later]) + " was invoked.";
    }
}
