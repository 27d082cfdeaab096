package io.inquest.checkers.objects;

import io.inquest.checkers.common.Meter;
import java.util.List;

/**
 * The own checker of a container: an object into which values are put, and which gives each back once. Values need not be
 * unique.
 *
 * <ul>
 *   <li>{@code unexpected}: a take returned what no operation that did not fail tried to put in;
 *   <li>{@code duplicated}: a value was taken out more often than it can have been put in;
 *   <li>{@code lost}: values were due before some take (see {@link Discipline}) that no take ever returned, and they are more
 *       than the takes of unknown outcome that can have taken them;
 *   <li>{@code reordered}: a take returned a value before which another was due that was taken later.
 * </ul>
 */
abstract class ContainerChecker extends KeyedChecker {
    private final String puts;
    private final String takes;

    ContainerChecker(String name, String summary, String puts, String takes) {
        super(name, summary, List.of(puts, takes), List.of("unexpected", "duplicated", "lost", "reordered"));
        this.puts = puts;
        this.takes = takes;
    }

    /** Whether a value that is not null may be put in. */
    boolean fits(Object value) {
        return true;
    }

    /** The sentence on what values have to be, where not all fit. */
    String needed() {
        return "any value may be put in";
    }

    abstract Discipline discipline(Traffic traffic, Meter meter);

    /** Why the puts that are missing were due before a take. */
    abstract String whyDue(Traffic traffic, int take, ContainerWords words);

    /** What is wrong with a take before which a value was due that was taken later. */
    abstract String reordered(Traffic traffic, int take, int later, ContainerWords words);

    @Override
    final void judge(List<Calls> objects, Findings findings, Meter meter) {
        for (Calls calls : objects) {
            long before = meter.bytes();
            Traffic traffic = Traffic.of(calls, puts, this::fits, needed(), meter);
            ContainerWords words = new ContainerWords(traffic, name(), puts, takes);
            count(traffic, words, findings);
            Dues dues = new Dues(traffic, discipline(traffic, meter), meter);
            dues.sweep((take, later) -> findings.add(
                    "reordered", () -> words.reordered(take, later, reordered(traffic, take, later, words))));
            if (dues.lost() > 0) {
                findings.add("lost", dues.lost(), () -> words.lost(dues, whyDue(traffic, dues.witness(), words)));
            }
            meter.release(meter.bytes() - before);
        }
    }

    private static void count(Traffic traffic, ContainerWords words, Findings findings) {
        for (int take = 0; take < traffic.takes; take++) {
            int value = traffic.takeValue[take];
            if (value == Traffic.NOTHING) {
                continue;
            }
            int its = take;
            if (traffic.tried[value] == 0) {
                findings.add("unexpected", () -> words.unexpected(its));
            } else if (traffic.taken[value] > traffic.tried[value] && traffic.takeOf[value] == take) {
                findings.add("duplicated", () -> words.duplicated(value));
            }
        }
    }
}
