package io.inquest.cluster;

import java.util.List;
import java.util.Optional;

/**
 * A store that runs somewhere and is none of Inquest's business but for its clients: nodes that are names at most, and
 * nothing that can be done to them.
 */
public record BareCluster(List<String> nodes) implements Cluster {
    /** The name that such a cluster goes by, as in {@code --cluster none}. */
    public static final String NAME = "none";

    public BareCluster {
        nodes = List.copyOf(nodes);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        return Optional.empty();
    }

    @Override
    public Optional<String> lacks(Class<?> ability) {
        return Optional.of("the store runs on machines that this run was not given; faults need a cluster, such as"
                + " --cluster local");
    }
}
