package io.inquest.checkers.objects;

import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;

/** A stack: what was put in last comes out first. */
public final class StackChecker extends ContainerChecker {
    public StackChecker() {
        super("stack", "What is pushed is popped once, and what lies above something is popped first.", "push", "pop");
    }

    @Override
    Discipline discipline(Traffic traffic, Meter meter) {
        return new LastInFirstOut(traffic);
    }

    /** Before a value all are due that were pushed after it, when its own push had completed, and before the pop. */
    private record LastInFirstOut(Traffic traffic) implements Discipline {
        @Override
        public int phaseOfPut(int put) {
            return -traffic.put[put];
        }

        @Override
        public int phaseOfTake(int take) {
            int value = traffic.takeValue[take];
            return value == Traffic.NOTHING ? AFTER_ALL : -traffic.putEnd[traffic.putOf[value]];
        }

        @Override
        public int before(int take) {
            int value = traffic.takeValue[take];
            boolean tells = value == Traffic.NOTHING
                    || traffic.tried[value] == 1 && traffic.putEnd[traffic.putOf[value]] != Calls.NEVER;
            return tells ? traffic.take[take] : NO_TELLING;
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
                ? "the push had completed before that pop was invoked"
                : "the push was invoked after " + words.put(traffic.putOf[value])
                        + " had completed, and had completed before that pop was invoked";
    }

    @Override
    String reordered(Traffic traffic, int take, int later, ContainerWords words) {
        return EventWords.atStart(words.put(traffic.putOf[later])) + " was invoked after "
                + words.put(traffic.putOf[traffic.takeValue[take]]) + " had completed, and had completed before "
                + words.take(take) + " was invoked; but that pop had completed before "
                + words.take(traffic.takeOf[later]) + " was invoked.";
    }
}
