package io.inquest.cluster.docker;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.PoolContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class DockerPoolOfIpv6Test extends PoolContract {
    @Override
    protected Backend backend() {
        return new DockerBackend("6");
    }
}
