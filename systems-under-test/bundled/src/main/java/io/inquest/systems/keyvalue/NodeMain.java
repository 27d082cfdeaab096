package io.inquest.systems.keyvalue;

import io.inquest.cluster.program.NodeImage;
import io.inquest.cluster.real.NodeArguments;
import io.inquest.cluster.real.NodeRuntime;
import io.inquest.systems.SystemConfig;
import io.inquest.systems.SystemProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** A node of a bundled store as a process of its own: {@code NODE'S ARGUMENTS… STORE [bug:NAME] [OPTION=VALUE …]}. */
public final class NodeMain {
    private static final String BUG = "bug:";

    private NodeMain() {}

    /** What runs the store of this name, in this configuration. */
    public static NodeImage image(String store, SystemConfig config) {
        List<String> arguments = new ArrayList<>();
        arguments.add(store);
        if (config.bug() != null) {
            arguments.add(BUG + config.bug());
        }
        new TreeMap<>(config.options()).forEach((name, value) -> arguments.add(name + "=" + value));
        return new NodeImage(NodeMain.class, arguments);
    }

    /** Runs the node; never returns. */
    public static void main(String[] words) {
        NodeArguments arguments = NodeArguments.parse(words);
        ReplicatedStore store = store(arguments.program()).asked();
        NodeRuntime.run(store.node()::apply, store.codec(), arguments);
    }

    /** @throws IllegalArgumentException if the words are not those of {@link #image} */
    static ReplicatedStore store(List<String> program) {
        if (program.isEmpty()) {
            throw new IllegalArgumentException("which store is this a node of? Name it after the node's own arguments");
        }
        String bug = null;
        Map<String, String> options = new TreeMap<>();
        for (String word : program.subList(1, program.size())) {
            int equals = word.indexOf('=');
            if (word.startsWith(BUG)) {
                bug = word.substring(BUG.length());
            } else if (equals > 0) {
                options.put(word.substring(0, equals), word.substring(equals + 1));
            } else {
                throw new IllegalArgumentException("\"" + word + "\" is not OPTION=VALUE");
            }
        }
        return provider(program.get(0)).store(new SystemConfig(options, bug));
    }

    private static BundledProvider provider(String name) {
        for (SystemProvider provider : ServiceLoader.load(SystemProvider.class, NodeMain.class.getClassLoader())) {
            if (provider instanceof BundledProvider bundled
                    && provider.description().name().equals(name)) {
                return bundled;
            }
        }
        throw new IllegalArgumentException("there is no bundled store \"" + name + "\"");
    }
}
