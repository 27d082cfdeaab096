package io.inquest.cluster.local;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.FilesContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class LocalFilesTest extends FilesContract {
    @Override
    protected Backend backend() {
        return new LocalBackend("4");
    }
}
