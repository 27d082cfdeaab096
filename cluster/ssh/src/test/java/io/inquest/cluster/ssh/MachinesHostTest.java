package io.inquest.cluster.ssh;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.HostContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class MachinesHostTest extends HostContract {
    private final Machines machines = new Machines("4");

    @Override
    protected Backend backend() {
        return machines;
    }
}
