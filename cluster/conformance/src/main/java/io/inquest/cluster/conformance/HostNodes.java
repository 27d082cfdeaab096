package io.inquest.cluster.conformance;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Daemon;
import io.inquest.cluster.host.HostCluster;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import io.inquest.cluster.real.RealWorld;
import io.inquest.cluster.world.SeededRandom;
import io.inquest.cluster.world.World;
import java.io.IOException;

/** Nodes that are hosts of a backend. */
public final class HostNodes implements Nodes {
    private final RealWorld world = new RealWorld(use -> SeededRandom.split(1, use));
    private final HostPool pool;
    private final HostCluster cluster;

    private HostNodes(Backend backend, HostPool pool, UndoLog undo) throws IOException {
        this.pool = pool;
        this.cluster = new HostCluster(backend.provider().name(), pool.hosts(), world, undo);
    }

    /** @param undo where the backend and the cluster write what they change */
    public static HostNodes open(Backend backend, int nodes, UndoLog undo) throws IOException {
        HostPool pool = backend.provider().open(backend.request(nodes, undo));
        try {
            return new HostNodes(backend, pool, undo);
        } catch (IOException | RuntimeException e) {
            try {
                pool.close();
            } catch (IOException alsoThat) {
                e.addSuppressed(alsoThat);
            }
            throw e;
        }
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public Cluster cluster() {
        return cluster;
    }

    @Override
    public void start(int node) throws IOException {
        String log = pool.hosts().get(node).facts().home() + "/sleeper.log";
        Stages.get(world, cluster.daemons().start(node, new Daemon("sleeper", Command.of("sleep", "86400"), log)));
    }

    @Override
    public void close() throws IOException {
        try {
            cluster.close();
        } finally {
            pool.close();
        }
    }
}
