package io.inquest.workloads;

import static io.inquest.generators.Generators.mix;
import static io.inquest.generators.Generators.numbered;
import static io.inquest.generators.Generators.repeat;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * What queues, stacks and priority queues have in common: elements that are all different are put in and taken out, and in
 * the end several clients take out what is left, each until it finds nothing.
 */
final class Containers {
    /** Five are put in while four takes are tried, so that takes rarely find nothing. */
    private static final int[] PUTS_AND_TAKES = {5, 4};

    private Containers() {}

    /** A take counts as a read alone: one that finds nothing must not pass for an update. */
    static Functions functions(String put, String take) {
        return new Functions(Set.of(take), Set.of(put));
    }

    static List<OptionSpec> options() {
        return IndependentKeys.options(200);
    }

    /** @param element the element of each number from 0; another for each */
    static Plan plan(String object, WorkloadConfig config, String put, String take, LongUnaryOperator element) {
        int operations = IndependentKeys.operations(config);
        return IndependentKeys.plan(
                object,
                config,
                KeyNames.NUMBERS,
                key -> mix(
                        PUTS_AND_TAKES,
                        numbered(n -> new Call(put, key, element.applyAsLong(n))),
                        repeat(new Call(take, key, null))),
                key -> Drain.of(new Call(take, key, null), operations + 1L));
    }
}
