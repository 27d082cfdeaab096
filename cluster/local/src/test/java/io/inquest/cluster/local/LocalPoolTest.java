package io.inquest.cluster.local;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.PoolContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class LocalPoolTest extends PoolContract {
    @Override
    protected Backend backend() {
        return new LocalBackend("4");
    }
}
