package io.inquest.cluster.local;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.util.List;

/** The hosts of a run, and what keeps them. */
final class LocalPool implements HostPool {
    private final List<Host> hosts;
    private final List<Holder> holders;
    private final Made made;
    private boolean closed;

    LocalPool(List<Host> hosts, List<Holder> holders, Made made) {
        this.hosts = List.copyOf(hosts);
        this.holders = List.copyOf(holders);
        this.made = made;
    }

    /** Makes them; if that fails, what was made so far is taken away. */
    static HostPool open(ClusterRequest request, boolean six) throws IOException {
        PoolMaker maker = new PoolMaker(request, six);
        try {
            maker.make();
        } catch (IOException | RuntimeException e) {
            try {
                maker.pool().close();
            } catch (IOException | RuntimeException alsoThat) {
                e.addSuppressed(alsoThat);
            }
            throw e;
        }
        return maker.pool();
    }

    @Override
    public List<Host> hosts() {
        return hosts;
    }

    @Override
    public boolean found() {
        return false;
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        holders.forEach(Holder::end);
        IOException problem = null;
        for (Holder holder : holders) {
            try {
                holder.awaitEnd();
            } catch (IOException e) {
                problem = e;
            }
        }
        try {
            made.undo();
        } catch (IOException e) {
            if (problem != null) {
                e.addSuppressed(problem);
            }
            throw e;
        }
        if (problem != null) {
            throw problem;
        }
    }
}
