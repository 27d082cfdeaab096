package io.inquest.harness.hosts;

import io.inquest.cluster.BareCluster;
import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.harness.runner.ClientCheck;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The options of runs on real hosts: those that any has, and those that a backend declares, as those of stores. */
public final class ClusterOptions {
    private ClusterOptions() {}

    /** Those of any, and the backend's own; where there are no hosts there are no packets on them. */
    public static List<OptionSpec> of(ClusterProvider provider) {
        List<OptionSpec> options = new ArrayList<>();
        options.add(ClientCheck.OPTION);
        if (!provider.name().equals(BareCluster.NAME)) {
            options.add(PacketOption.OPTION);
        }
        for (ClusterOption option : provider.options()) {
            options.add(new OptionSpec(option.name(), option.summary(), List.of(), option.defaultValue()));
        }
        return options;
    }

    /** The backend's own among the values of a run; one that is left out has its default. */
    public static Map<String, String> values(ClusterProvider provider, Map<String, String> all) {
        Map<String, String> values = new TreeMap<>();
        for (ClusterOption option : provider.options()) {
            values.put(option.name(), all.getOrDefault(option.name(), option.defaultValue()));
        }
        return values;
    }
}
