package io.inquest.cluster.docker;

import static org.junit.jupiter.api.Assumptions.abort;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Containers made of the node image, where an engine has it. */
final class DockerBackend implements Backend {
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final String ip;

    DockerBackend(String ip) {
        this.ip = ip;
    }

    @Override
    public ClusterProvider provider() {
        return new DockerProvider();
    }

    @Override
    public ClusterRequest request(int nodes, UndoLog undo) throws IOException {
        Map<String, String> options = options();
        options.put(Wanted.IP, ip);
        return request(nodes, List.of(), options, undo);
    }

    static ClusterRequest request(int nodes, List<String> hosts, Map<String, String> options, UndoLog undo)
            throws IOException {
        requireEngineAndImage();
        return new ClusterRequest(nextId(), nodes, hosts, options, undo, sentence -> {});
    }

    static Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        for (ClusterOption option : new DockerProvider().options()) {
            options.put(option.name(), option.defaultValue());
        }
        return options;
    }

    static void requireEngineAndImage() throws IOException {
        Engine engine;
        try {
            engine = Engine.usual();
        } catch (IOException none) {
            abort(none.getMessage());
            return;
        }
        try (engine) {
            engine.ask(
                    "docker",
                    client -> client.inspectImageCmd(Wanted.DEFAULT_IMAGE).exec());
        } catch (HostGoneException missing) {
            abort("the Docker engine has no image " + Wanted.DEFAULT_IMAGE + ": see docker/README.md");
        }
    }

    /** Of this process and no other. */
    private static String nextId() {
        return Long.toString(ProcessHandle.current().pid(), 36) + "d" + Integer.toString(OPENED.incrementAndGet(), 36);
    }
}
