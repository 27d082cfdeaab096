package io.inquest.systems.keyvalue;

import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;

/** A store whose programs come with Inquest: the same run in the simulation and as processes of their own. */
public interface BundledProvider extends SystemProvider {
    /**
     * The store's programs.
     *
     * @throws IllegalArgumentException with a sentence for a person, if the options do not go together
     */
    ReplicatedStore store(SystemConfig config);
}
