package io.inquest.nemesis;

import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A kind of fault, such as {@code partition}. Found by {@link java.util.ServiceLoader}. */
public interface FaultKind {
    String name();

    /** One sentence for lists. */
    String summary();

    /** Why this cluster or store cannot have it; empty if it can. */
    Optional<String> refusal(Battlefield field);

    /** Some fault of this kind, for the state that the store is in now. */
    Fault random(Battlefield field, RandomGenerator random);

    /**
     * The fault that {@link Fault#toValue} wrote down.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    Fault parse(Map<String, Object> value);
}
