package io.inquest.nemesis;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A kind of fault, such as {@code partition}. Found by {@link java.util.ServiceLoader}. */
public interface FaultKind {
    FaultDescription description();

    /** Why this cluster or store cannot have it; empty if it can. */
    Optional<String> refusal(Battlefield field);

    /**
     * Some fault of this kind, for the state that the store is in now.
     *
     * @param options the values of the declared options by name; one that is left out has its default
     * @throws IllegalArgumentException with a sentence for a person, if an option's value makes no sense, or none on
     *     this cluster: never, then, can such a fault be drawn here
     * @throws InjectionFailedException with a sentence for a person, if none can be drawn now, such as a fault of
     *     primaries where nobody leads
     */
    Fault random(Battlefield field, Map<String, String> options, RandomGenerator random);

    /**
     * The fault that {@link Fault#toValue} wrote down.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    Fault parse(Map<String, Object> value);
}
