package io.inquest.nemesis;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.systems.SystemUnderTest;

/**
 * Where faults happen: the world, the cluster in it, and the store on the cluster.
 *
 * @param cuts which links faults hold cut now; one for the life of the cluster
 */
public record Battlefield(World world, Cluster cluster, SystemUnderTest system, Cuts cuts) {
    public Battlefield(World world, Cluster cluster, SystemUnderTest system) {
        this(world, cluster, system, new Cuts());
    }
}
