package io.inquest.cluster.host;

import io.inquest.cluster.BareCluster;
import java.io.IOException;
import java.util.List;

/** The backend without hosts: the store runs somewhere already, or brings itself up, and only its clients are Inquest's. */
public final class NoHosts implements ClusterProvider {
    @Override
    public String name() {
        return BareCluster.NAME;
    }

    @Override
    public String summary() {
        return "no hosts: the store runs elsewhere, or within its clients; without faults";
    }

    @Override
    public List<ClusterOption> options() {
        return List.of();
    }

    @Override
    public HostPool open(ClusterRequest request) {
        if (!request.hosts().isEmpty()) {
            throw new IllegalArgumentException(
                    "--hosts lists hosts, and --cluster none has none: say --cluster ssh to have faults on them");
        }
        return new HostPool() {
            @Override
            public List<Host> hosts() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Host reopen(HostFacts facts) throws IOException {
        throw new HostGoneException(facts.name() + " is no host that there is without hosts");
    }
}
