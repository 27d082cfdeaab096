package io.inquest.cluster.local;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.HostContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class LocalHostTest extends HostContract {
    @Override
    protected Backend backend() {
        return new LocalBackend("4");
    }
}
