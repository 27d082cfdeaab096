package io.inquest.cluster.ssh;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.PoolContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class MachinesPoolOfIpv6Test extends PoolContract {
    private final Machines machines = new Machines("6");

    @Override
    protected Backend backend() {
        return machines;
    }
}
