package io.inquest.systems;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;

/** A store that Inquest can put on trial. Found by {@link java.util.ServiceLoader}. */
public interface SystemProvider {
    SystemDescription description();

    /** What the store promises when run so. A bug changes nothing: that is what makes it one. */
    Promise promise(SystemConfig config);

    /**
     * The store, not yet set up.
     *
     * @throws IllegalArgumentException with a sentence for a person, if the options do not go together or the cluster
     *     lacks an ability that the store needs
     */
    SystemUnderTest create(SystemConfig config, Cluster cluster, World world);
}
