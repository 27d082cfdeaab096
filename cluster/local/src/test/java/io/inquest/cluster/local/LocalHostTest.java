package io.inquest.cluster.local;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.HostContract;

final class LocalHostTest extends HostContract {
    @Override
    protected Backend backend() {
        return new LocalBackend("4");
    }
}
