package io.inquest.cluster.host;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something that can be done to hosts. It implements the abilities it offers, once it has proved that it can. */
interface HostAbility {
    /** The interfaces of {@code io.inquest.cluster.ability} that it implements. */
    List<Class<?>> offers();

    /**
     * Tries it on the hosts, and leaves them as they were. Waits.
     *
     * @return why it cannot be done here and what would help, in a sentence; empty if it was seen to work
     */
    Optional<String> prove() throws IOException;

    /** Takes off the hosts what was put there to be able to, at the end. Waits. */
    default void release() throws IOException {}
}
