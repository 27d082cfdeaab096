package io.inquest.nemesis.faults;

import io.inquest.nemesis.Battlefield;
import java.util.Optional;

/** Why a fault cannot be had where the cluster has not got the ability for it. */
final class Lacking {
    private Lacking() {}

    /**
     * The refusal of a fault; empty if the cluster has the ability.
     *
     * @param what what it would have to be able to do, such as {@code kill processes}
     */
    static Optional<String> refusal(Battlefield field, Class<?> ability, String what, String fault) {
        return field.cluster().ability(ability).isPresent()
                ? Optional.empty()
                : Optional.of(sentence(field, ability, what) + "; leave out " + fault + " or choose another cluster");
    }

    /** That the cluster cannot do it, and why, as far as that is known. */
    static String sentence(Battlefield field, Class<?> ability, String what) {
        String reason = field.cluster().lacks(ability).map(why -> ": " + why).orElse("");
        return "the " + field.cluster().name() + " cluster cannot " + what + reason;
    }
}
