package io.inquest.cluster.docker;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.FilesContract;
import org.junit.jupiter.api.Tag;

@Tag("hosts")
final class DockerFilesTest extends FilesContract {
    @Override
    protected Backend backend() {
        return new DockerBackend("4");
    }
}
