package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import java.io.IOException;

/** Brings etcd to a host that has none. */
final class Installation {
    private Installation() {}

    /** Leaves an etcd that is there as it is. Waits. */
    static void install(Host host) throws IOException {
        host.require(Command.of("etcd", "--version"));
    }
}
