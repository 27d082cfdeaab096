package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.Packages;
import java.io.IOException;
import java.util.List;

/** Brings etcd to a host that has none. */
final class Installation {
    private static final Command VERSION = Command.of("etcd", "--version");

    private Installation() {}

    /** Leaves an etcd that is there as it is. Waits. */
    static void install(Host host) throws IOException {
        if (!isThere(host)) {
            Packages.install(host, List.of("etcd-server"));
            host.require(VERSION);
        }
    }

    private static boolean isThere(Host host) {
        try {
            return host.run(VERSION).succeeded();
        } catch (IOException noSuchProgram) {
            return false; // or no such host, as the installation will say
        }
    }
}
