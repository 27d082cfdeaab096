package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Stops;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.ListOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/** How a process that is to be started again is ended before. */
enum Ending {
    /** At once, as a power cut does. */
    KILL,
    /** In an orderly way: what it has written stays. */
    STOP;

    /** The name in files. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Ending parse(String fault, Map<String, Object> value) {
        return Data.labelled("mode of a " + fault, Data.string(fault, value, "mode"), List.of(values()), Ending::label);
    }

    static ListOption<Ending> option(String fault) {
        return ListOption.of(fault + "-modes", "how processes end before", List.of(values()), Ending::label);
    }

    /**
     * Some ending among those that the options choose and this cluster can do.
     *
     * @throws IllegalArgumentException if one is asked for by name that it cannot
     */
    static Ending random(
            Battlefield field, ListOption<Ending> option, Map<String, String> options, RandomGenerator random) {
        List<Ending> possible = option.chosen(options);
        if (possible.contains(STOP) && field.cluster().ability(Stops.class).isEmpty()) {
            if (option.isNamed(options)) {
                throw new IllegalArgumentException(
                        Lacking.sentence(field, Stops.class, "stop processes in an orderly way, only kill them")
                                + "; leave out stop");
            }
            possible.remove(STOP);
        }
        return possible.get(random.nextInt(possible.size()));
    }

    /** Completes with whether a process ran and was ended. */
    CompletionStage<Boolean> end(Battlefield field, int node) {
        return this == KILL
                ? field.cluster().ability(Kills.class).orElseThrow().kill(node)
                : field.cluster()
                        .ability(Stops.class)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the " + field.cluster().name()
                                        + " cluster cannot stop processes in an orderly way; use kill"))
                        .stop(node);
    }
}
