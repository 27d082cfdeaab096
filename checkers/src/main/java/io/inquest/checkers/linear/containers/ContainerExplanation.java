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

    ContainerExplanation(Stays stays, Impossibility impossibility, TakeExplanation single, String takes) {
        this.history = stays.history;
        boolean taken = impossibility.kind().isOfTakenValues() && stays.spares.length > 0;
        this.stays = taken ? stays.withoutLeft() : stays;
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
                : there + ", and nobody can have taken " + value(value, words);
    }

    private String noLowest(int[] values, Telling words) {
        int first = values[0];
        int last = values[values.length - 1];
        boolean toTheEnd = impossibility.to() == Stays.FOREVER;
        String until = toTheEnd
                ? "to the end, for nobody can have taken " + value(last, words)
                : "to " + words.moment(impossibility.to()) + ", when " + words.operation(take(last)) + " was invoked";
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
                + " had completed, " + until + ", there always was one of " + names
                + (more > 0 ? " and " + more + " more" : "")
                + ". So one of them lay below the others all that time. But "
                + reasons + (more > 0 ? "; and so on." : ".");
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
        return "By " + words.moment(impossibility.to()) + ", when "
                + words.operation(history.invocation(impossibility.to())) + " completed, what was put in by " + puts
                + (more > 0 ? " and " + more + " more" : "")
                + (values.length == 1
                        ? " had to be gone, and nothing took it out"
                        : " had to be gone, and nothing that is known of took it out")
                + (spares == 0
                        ? ": no " + takes + " of unknown outcome was invoked before."
                        : "; " + spares
                                + (spares == 1
                                        ? " " + takes + " of unknown outcome was"
                                        : " operations " + takes + " of unknown outcome were")
                                + " invoked before, and each can have taken one.");
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
            evidence.add(history.invocation(impossibility.to()));
        }
        if (impossibility.operation() != Stays.NOBODY) {
            evidence.add(operation());
        }
        return new ArrayList<>(evidence);
    }
}
