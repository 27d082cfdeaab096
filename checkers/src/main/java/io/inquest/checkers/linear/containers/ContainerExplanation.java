package io.inquest.checkers.linear.containers;

import io.inquest.history.History;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says which operations on a stack or a priority queue exclude one another. */
final class ContainerExplanation {
    private static final int NAMED_MAX = 8;

    private final History history;
    private final Stays stays;
    private final Impossibility impossibility;
    private final TakeExplanation single;
    private final String takes;
    private final ContainerOrder order;
    /** The stays of values that are known to have been taken. */
    private final Stays taken;

    ContainerExplanation(ContainerOrder order, Impossibility impossibility, TakeExplanation single, String takes) {
        this.order = order;
        this.history = order.stays.history;
        this.taken = order.stays.withoutLeft();
        boolean ofTaken = impossibility.kind().isOfTakenValues() && order.stays.spares.length > 0;
        this.stays = ofTaken ? taken : order.stays;
        this.impossibility = impossibility;
        this.single = single;
        this.takes = takes;
    }

    String text(Telling words) {
        int[] values = impossibility.values();
        switch (impossibility.kind()) {
            case UNEXPECTED:
                return single.unexpected(operation(), words);
            case TWICE:
                return TakeExplanation.twice(take(values[0]), operation(), put(values[0]), words);
            case TOO_SOON:
                return single.tooSoon(operation(), put(values[0]), words);
            case NO_LOWEST:
                return noLowest(values, words);
            case NOT_EMPTY:
                return "When " + words.operation(operation()) + " was invoked, until it completed at "
                        + words.moment(impossibility.to()) + ", there always was something: "
                        + presences(values, words) + ".";
            case NOT_SMALLEST:
                int[] smaller = IntStream.of(values).skip(1).toArray();
                boolean putLater = impossibility.from() == stays.in[values[0]];
                return "From " + words.moment(impossibility.from()) + ", when "
                        + (putLater ? words.operation(put(values[0])) : words.operation(operation()))
                        + " was invoked, until " + words.moment(impossibility.to()) + ", when "
                        + words.operation(operation()) + " completed, there always was something smaller: "
                        + presences(smaller, words) + ".";
            default:
                return overdue(values, words);
        }
    }

    /** Such as: process 0's push 1 (event 0) had completed by event 1, and 1 was taken out only by … */
    private String presences(int[] values, Telling words) {
        List<String> named = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> presence(value, words))
                .toList();
        int more = values.length - named.size();
        return String.join("; ", named) + (more > 0 ? "; and so on, with " + more + " more" : "");
    }

    private String presence(int value, Telling words) {
        String there = words.operation(put(value)) + " had completed by " + words.moment(stays.inBy[value]);
        return stays.isTaken(value)
                ? there + ", and " + words.operation(take(value)) + " was invoked only then"
                : there + ", and nobody can have taken " + value(value, words) + " before";
    }

    private String noLowest(int[] values, Telling words) {
        int first = values[0];
        int last = values[values.length - 1];
        boolean toTheEnd = impossibility.to() == Stays.FOREVER;
        String until = toTheEnd
                ? "on,"
                : "to " + words.moment(impossibility.to()) + ", when " + words.operation(take(last)) + " was invoked,";
        String names = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> value(value, words))
                .collect(Collectors.joining(", "));
        int more = values.length - NAMED_MAX;
        String reasons = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> whyNotLowest(value, words))
                .collect(Collectors.joining("; "));
        return "From " + words.moment(impossibility.from()) + ", when " + words.operation(put(first))
                + " had completed, " + until + " there always was one of " + names
                + (more > 0 ? " and " + more + " more" : "")
                + (toTheEnd ? "; nobody can have taken " + value(last, words) + " up to there" : "")
                + ". So one of them lay below the others all that time. But " + reasons
                + (more > 0 ? "; and so on." : ".");
    }

    private String whyNotLowest(int value, Telling words) {
        return stays.in[value] > impossibility.from()
                ? words.operation(put(value)) + " was invoked after that"
                : words.operation(take(value)) + " had completed before that";
    }

    private String overdue(int[] values, Telling words) {
        String puts = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> words.operation(put(value)))
                .collect(Collectors.joining(", "));
        int more = values.length - NAMED_MAX;
        int spares = values.length - 1;
        String gone = "By " + words.moment(impossibility.to()) + ", when "
                + words.operation(history.invocation(impossibility.to())) + " completed, what was put in by " + puts
                + (more > 0 ? " and " + more + " more" : "") + " had to be gone, for "
                + (history.value(impossibility.to()) == History.NULL ? "that found nothing" : order.whyGone());
        String grounds = grounds(words);
        if (spares == 0) {
            return gone + ", and nothing can have taken it out." + grounds;
        }
        return gone + "; nothing is known to have taken it out, and "
                + (spares == 1
                        ? "one " + takes + " of unknown outcome was"
                        : spares + " operations " + takes + " of unknown outcome were")
                + " invoked before: one too few." + grounds;
    }

    /** The value that had to be gone last of all: just by the event. */
    private int lastGone() {
        return impossibility.values()[impossibility.values().length - 1];
    }

    /** What shows that it had to be gone. */
    private String grounds(Telling words) {
        int[] grounds = order.grounds(taken, lastGone(), impossibility.to());
        return grounds.length == 0
                ? ""
                : " That " + value(lastGone(), words) + " had to be gone is shown by "
                        + IntStream.of(grounds)
                                .limit(NAMED_MAX)
                                .mapToObj(each -> words.operation(stays.invocation[taken.put[each]]) + " and "
                                        + words.operation(stays.invocation[taken.take[each]]))
                                .collect(Collectors.joining("; "))
                        + ".";
    }

    private String value(int value, Telling words) {
        return words.value(put(value));
    }

    private int operation() {
        return stays.invocation[impossibility.operation()];
    }

    private int put(int value) {
        return stays.invocation[stays.put[value]];
    }

    private int take(int value) {
        return stays.invocation[stays.take[value]];
    }

    List<Integer> evidence() {
        Set<Integer> evidence = new LinkedHashSet<>();
        if (impossibility.kind() == Impossibility.Kind.UNEXPECTED) {
            evidence.addAll(single.failedPuts(operation()));
        }
        for (int value : impossibility.values()) {
            evidence.add(put(value));
            if (stays.isTaken(value)) {
                evidence.add(take(value));
            }
        }
        if (impossibility.kind() == Impossibility.Kind.OVERDUE) {
            IntStream.of(stays.spares)
                    .limit(impossibility.values().length - 1L)
                    .forEach(spare -> evidence.add(stays.invocation[spare]));
            for (int each : order.grounds(taken, lastGone(), impossibility.to())) {
                evidence.add(stays.invocation[taken.put[each]]);
                evidence.add(stays.invocation[taken.take[each]]);
            }
            evidence.add(history.invocation(impossibility.to()));
        }
        if (impossibility.operation() != Stays.NOBODY) {
            evidence.add(operation());
        }
        return new ArrayList<>(evidence);
    }
}
