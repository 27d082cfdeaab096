package io.inquest.cluster.docker;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.HostContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class DockerHostTest extends HostContract {
    @Override
    protected Backend backend() {
        return new DockerBackend("4");
    }
}
