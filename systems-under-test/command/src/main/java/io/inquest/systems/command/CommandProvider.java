package io.inquest.systems.command;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.systems.SystemUnderTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The store {@code any-language}: see {@code docs/any-language.md}. */
public final class CommandProvider implements SystemProvider {
    private static final String COMMAND = "client-command";
    private static final String SIMULATION = "sim";

    @Override
    public SystemDescription description() {
        return new SystemDescription(
                "any-language",
                "A store of your own, through a client of your own in any language (--client-command)",
                List.of(new OptionSpec(
                        COMMAND,
                        "the client: a program and its arguments, split at spaces outside quotes; no shell sees it",
                        List.of(),
                        "")),
                List.of(),
                SystemDescription.ANY_FUNCTION,
                3);
    }

    @Override
    public Promise promise(SystemConfig config) {
        return Promise.NOTHING;
    }

    @Override
    public SystemUnderTest create(SystemConfig config, Cluster cluster, World world) {
        if (cluster.name().equals(SIMULATION)) {
            throw new IllegalArgumentException(
                    "a client's process lives in real time, and the simulation does not: say --cluster none");
        }
        List<String> words = CommandWords.split(config.option(COMMAND));
        Map<String, String> options = new TreeMap<>(config.options());
        options.remove(COMMAND);
        options.keySet().removeIf(OptionSpec::isSecret); // they are the cluster's, and none of a client's business
        return new CommandSystem(words, options, cluster, world);
    }
}
