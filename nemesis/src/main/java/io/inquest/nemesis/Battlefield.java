package io.inquest.nemesis;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.systems.SystemUnderTest;

/** Where faults happen: the world, the cluster in it, and the store on the cluster. */
public record Battlefield(World world, Cluster cluster, SystemUnderTest system) {}
