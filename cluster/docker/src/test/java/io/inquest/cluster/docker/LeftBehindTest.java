package io.inquest.cluster.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a process that died leaves is removed by a later one, from what was written down. */
@Timeout(120)
@Tag("hosts")
class LeftBehindTest {
    private record Written(HostFacts host, List<Command> undo) {}

    @Test
    void containersAndNetworkAreRemovedFromWhatWasWrittenDown() throws IOException {
        List<Written> written = new ArrayList<>();
        ClusterRequest request = new DockerBackend("4").request(2, (host, what, undo) -> {
            written.add(new Written(host, undo));
            return () -> {};
        });
        HostPool pool = new DockerProvider().open(request);
        List<HostFacts> hosts = pool.hosts().stream().map(Host::facts).toList();
        // twice: an undo does no harm where there is nothing to undo
        for (int round = 0; round < 2; round++) {
            for (Written entry : written) {
                try (Host host = new DockerProvider().reopen(entry.host())) {
                    for (Command command : entry.undo()) {
                        host.require(command);
                    }
                }
            }
        }
        for (HostFacts host : hosts) {
            assertThrows(HostGoneException.class, () -> new DockerProvider().reopen(host));
        }
        try (Engine engine = Engine.usual()) {
            List<String> label = List.of("io.inquest=" + request.id());
            assertEquals(
                    List.of(),
                    engine.ask(
                            "docker",
                            client -> client.listNetworksCmd()
                                    .withFilter("label", label)
                                    .exec()));
        }
        pool.close();
    }

    @Test
    void nothingIsMadeIfItCouldNotBeWrittenDown() throws IOException {
        ClusterRequest request = new DockerBackend("4").request(1, (host, what, undo) -> {
            throw new IOException("the disk is full");
        });
        assertThrows(IOException.class, () -> new DockerProvider().open(request));
        try (Engine engine = Engine.usual()) {
            assertEquals(
                    List.of(),
                    engine.ask(
                            "docker",
                            client -> client.listContainersCmd()
                                    .withShowAll(true)
                                    .withLabelFilter(List.of("io.inquest=" + request.id()))
                                    .exec()));
        }
    }

    /** An image without a command that stays: what was made until then goes. */
    @Test
    void aClusterThatCannotBeMadeLeavesNothing() throws IOException {
        var options = DockerBackend.options();
        options.put(Wanted.IMAGE, "inquest-base:bookworm");
        ClusterRequest request = DockerBackend.request(2, List.of(), options, UndoLog.NONE);
        String message = assertThrows(IOException.class, () -> new DockerProvider().open(request))
                .getMessage();
        assertTrue(message.contains("ended at once") || message.contains("has no image"), message);
        try (Engine engine = Engine.usual()) {
            assertEquals(
                    List.of(),
                    engine.ask(
                            "docker",
                            client -> client.listContainersCmd()
                                    .withShowAll(true)
                                    .withLabelFilter(List.of("io.inquest=" + request.id()))
                                    .exec()));
        }
    }

    @Test
    void anEngineUnderstandsNothingElse() throws IOException {
        DockerBackend.requireEngineAndImage();
        try (Engine engine = Engine.usual();
                Host host = new DockerProvider().reopen(EngineHost.facts(engine))) {
            assertThrows(IOException.class, () -> host.run(Command.of("rm", "-rf", "/")));
        }
    }
}
