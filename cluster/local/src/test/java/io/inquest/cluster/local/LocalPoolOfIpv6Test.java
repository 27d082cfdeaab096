package io.inquest.cluster.local;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.PoolContract;

final class LocalPoolOfIpv6Test extends PoolContract {
    @Override
    protected Backend backend() {
        return new LocalBackend("6");
    }
}
