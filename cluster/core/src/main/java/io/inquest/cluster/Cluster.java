package io.inquest.cluster;

import java.util.List;
import java.util.Optional;

/** The nodes a store runs on, and what can be done to them. */
public interface Cluster {
    /** The backend's name, such as {@code sim}. */
    String name();

    /** The nodes' names, such as {@code n1}; elsewhere nodes go by their position here, from 0. */
    List<String> nodes();

    /** An ability (an interface of {@code io.inquest.cluster.ability}), if this backend has it. */
    <A> Optional<A> ability(Class<A> ability);

    /** Why it has not got an ability and what would help, in a sentence for a person, if more is known than that. */
    default Optional<String> lacks(Class<?> ability) {
        return Optional.empty();
    }
}
