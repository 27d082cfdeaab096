package io.inquest.harness.cli;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.systems.Bug;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Set;

/** A store that is only described: what the options of {@code run} are tested with. */
public final class ShelfProvider implements SystemProvider {
    @Override
    public SystemDescription description() {
        return new SystemDescription(
                "shelf",
                "keeps what is put on it",
                List.of(
                        new OptionSpec("wood", "what it is made of", List.of("oak", "birch"), "oak"),
                        new OptionSpec("boards", "how many it has", List.of(), "4")),
                List.of(new Bug("dusty", "old values show"), new Bug("wobbly", "values fall off")),
                Set.of("read", "write", "cas"),
                3);
    }

    @Override
    public Promise promise(SystemConfig config) {
        if (config.option("boards").equals("0")) {
            throw new IllegalArgumentException("--boards 0 leaves nothing to put things on");
        }
        return new Promise("linearizable", Set.of("partition"));
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        throw new UnsupportedOperationException("a shelf is not run");
    }
}
