package io.inquest.cluster.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Hosts of this machine, where this process is root. */
final class LocalBackend implements Backend {
    private static final AtomicInteger OPENED = new AtomicInteger();

    private final String ip;

    LocalBackend(String ip) {
        this.ip = ip;
    }

    static void requireRoot() throws IOException {
        assumeTrue(Rootless.isAdministrator(), "hosts of this machine need root, which this test is not run as");
    }

    @Override
    public ClusterProvider provider() {
        return new LocalProvider();
    }

    @Override
    public ClusterRequest request(int nodes, UndoLog undo) throws IOException {
        requireRoot();
        return new ClusterRequest(nextId(), nodes, List.of(), Map.of("ip", ip), undo, sentence -> {});
    }

    /** Of this process and no other. */
    static String nextId() {
        String process = Long.toString(ProcessHandle.current().pid(), 36);
        return process + "t" + Integer.toString(OPENED.incrementAndGet(), 36);
    }
}
