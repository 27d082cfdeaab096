package io.inquest.checkers.linear;

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

    private final Part part;
    private final History history;
    private final Stays stays;
    private final Impossibility impossibility;
    private final TakeExplanation single;
    private final String takes;

    ContainerExplanation(Part part, Stays stays, Impossibility impossibility, String puts, String takes) {
        this.part = part;
        this.history = part.history;
        boolean taken = impossibility.kind().isOfTakenValues() && stays.spares.length > 0;
        this.stays = taken ? stays.withoutLeft() : stays;
        this.impossibility = impossibility;
        this.single = new TakeExplanation(part, puts);
        this.takes = takes;
    }

    String text(Phrases phrases) {
        int[] values = impossibility.values();
        switch (impossibility.kind()) {
            case UNEXPECTED:
                return single.unexpected(operation(), phrases);
            case TWICE:
                return TakeExplanation.twice(take(values[0]), operation(), put(values[0]), phrases);
            case TOO_SOON:
                return single.tooSoon(operation(), put(values[0]), phrases);
            case NO_LOWEST:
                return noLowest(values, phrases);
            case NOT_EMPTY:
                return "When " + phrases.operation(operation()) + " was invoked, until it completed at "
                        + phrases.moment(impossibility.to()) + ", there always was something: "
                        + presences(values, phrases) + ".";
            case NOT_SMALLEST:
                int[] smaller = IntStream.of(values).skip(1).toArray();
                boolean putLater = impossibility.from() == stays.in[values[0]];
                return "From " + phrases.moment(impossibility.from()) + ", when "
                        + (putLater ? phrases.operation(put(values[0])) : phrases.operation(operation()))
                        + " was invoked, until " + phrases.moment(impossibility.to()) + ", when "
                        + phrases.operation(operation()) + " completed, there always was something smaller: "
                        + presences(smaller, phrases) + ".";
            default:
                return overdue(values, phrases);
        }
    }

    /** Such as: process 0's push 1 (event 0) had completed by event 1, and 1 was taken out only by … */
    private String presences(int[] values, Phrases phrases) {
        List<String> named = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> presence(value, phrases))
                .toList();
        int more = values.length - named.size();
        return String.join("; ", named) + (more > 0 ? "; and so on, with " + more + " more" : "");
    }

    private String presence(int value, Phrases phrases) {
        String there = phrases.operation(put(value)) + " had completed by " + phrases.moment(stays.inBy[value]);
        return stays.isTaken(value)
                ? there + ", and " + phrases.operation(take(value)) + " was invoked only then"
                : there + ", and nobody can have taken " + value(value, phrases);
    }

    private String noLowest(int[] values, Phrases phrases) {
        int first = values[0];
        int last = values[values.length - 1];
        boolean toTheEnd = impossibility.to() == Stays.FOREVER;
        String until = toTheEnd
                ? "to the end, for nobody can have taken " + value(last, phrases)
                : "to " + phrases.moment(impossibility.to()) + ", when " + phrases.operation(take(last)) + " was invoked";
        String names = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> value(value, phrases))
                .collect(Collectors.joining(", "));
        int more = values.length - NAMED_MAX;
        String reasons = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> whyNotLowest(value, phrases))
                .collect(Collectors.joining("; "));
        return "From " + phrases.moment(impossibility.from()) + ", when " + phrases.operation(put(first))
                + " had completed, " + until + ", there always was one of " + names
                + (more > 0 ? " and " + more + " more" : "") + ". So one of them lay below the others all that time. But "
                + reasons + (more > 0 ? "; and so on." : ".");
    }

    private String whyNotLowest(int value, Phrases phrases) {
        return stays.in[value] > impossibility.from()
                ? phrases.operation(put(value)) + " was invoked after that"
                : phrases.operation(take(value)) + " had completed before that";
    }

    private String overdue(int[] values, Phrases phrases) {
        String puts = IntStream.of(values)
                .limit(NAMED_MAX)
                .mapToObj(value -> phrases.operation(put(value)))
                .collect(Collectors.joining(", "));
        int more = values.length - NAMED_MAX;
        int spares = values.length - 1;
        return "By " + phrases.moment(impossibility.to()) + ", when "
                + phrases.operation(history.invocation(impossibility.to())) + " completed, what was put in by " + puts
                + (more > 0 ? " and " + more + " more" : "")
                + (values.length == 1 ? " had to be gone, and nothing took it out" : " had to be gone, and nothing that is known of took it out")
                + (spares == 0
                        ? ": no " + takes + " of unknown outcome was invoked before."
                        : "; " + spares + (spares == 1 ? " " + takes + " of unknown outcome was" : " operations " + takes
                                + " of unknown outcome were") + " invoked before, and each can have taken one.");
    }

    private String value(int value, Phrases phrases) {
        return phrases.value(put(value));
    }

    private int operation() {
        return part.invocation[impossibility.operation()];
    }

    private int put(int value) {
        return part.invocation[stays.put[value]];
    }

    private int take(int value) {
        return part.invocation[stays.take[value]];
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
                    .forEach(spare -> evidence.add(part.invocation[spare]));
            evidence.add(history.invocation(impossibility.to()));
        }
        if (impossibility.operation() != Stays.NOBODY) {
            evidence.add(operation());
        }
        return new ArrayList<>(evidence);
    }
}
