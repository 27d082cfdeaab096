package io.inquest.cluster.ssh;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.FilesContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class MachinesFilesTest extends FilesContract {
    private final Machines machines = new Machines("4");

    @Override
    protected Backend backend() {
        return machines;
    }
}
