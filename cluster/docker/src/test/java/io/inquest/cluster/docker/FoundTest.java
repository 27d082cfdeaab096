package io.inquest.cluster.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Containers that somebody else made: here a cluster of this backend, looked at as if it were not. */
@Timeout(120)
@Tag("hosts")
class FoundTest {
    private HostPool made;
    private String id;

    @BeforeEach
    void make() throws IOException {
        ClusterRequest request = new DockerBackend("4").request(2, UndoLog.NONE);
        id = request.id();
        made = new DockerProvider().open(request);
    }

    @AfterEach
    void remove() throws IOException {
        if (made != null) {
            made.close();
        }
    }

    private HostPool find(int nodes, List<String> hosts, Map<String, String> more) throws IOException {
        Map<String, String> options = DockerBackend.options();
        options.putAll(more);
        return new DockerProvider().open(DockerBackend.request(nodes, hosts, options, UndoLog.NONE));
    }

    private void assertSame(HostPool found, List<String> names) throws IOException {
        assertEquals(names, found.hosts().stream().map(Host::name).toList());
        List<String> hostnames = new ArrayList<>();
        for (Host host : found.hosts()) {
            hostnames.add(host.require(Command.of("hostname")).strip());
        }
        assertEquals(List.of("n1", "n2"), hostnames);
    }

    @Test
    void byNameInTheListsOrder() throws IOException {
        String first = "inquest-" + id + "-n1";
        try (HostPool found = find(2, List.of(first + " name=left", "inquest-" + id + "-n2 # right"), Map.of())) {
            assertSame(found, List.of("left", "inquest-" + id + "-n2"));
        }
        assertEquals("n1\n", made.hosts().get(0).require(Command.of("hostname")), "it stays");
    }

    @Test
    void byLabel() throws IOException {
        try (HostPool found = find(2, List.of(), Map.of(Wanted.LABEL, "io.inquest=" + id))) {
            assertSame(found, List.of("inquest-" + id + "-n1", "inquest-" + id + "-n2"));
        }
    }

    /** What was brought there goes; what was there stays. */
    @Test
    void theHomeGoesInTheEnd() throws IOException {
        String home;
        try (HostPool found = find(1, List.of("inquest-" + id + "-n1"), Map.of())) {
            home = found.hosts().get(0).facts().home();
            found.hosts().get(0).require(Command.of("touch", home + "/file"));
        }
        assertTrue(!made.hosts().get(0).run(Command.of("test", "-e", home)).succeeded());
        made.hosts()
                .get(0)
                .require(Command.of("test", "-d", made.hosts().get(0).facts().home()));
    }

    @Test
    void fewerThanNodesAreRefused() {
        String message = assertThrows(
                        IOException.class, () -> find(3, List.of(), Map.of(Wanted.LABEL, "io.inquest=" + id)))
                .getMessage();
        assertEquals(
                "--nodes 3, but 2 running containers are labelled io.inquest=" + id
                        + ": start more, or ask for fewer nodes.",
                message);
    }

    @Test
    void aNameThatNoContainerHasIsRefused() {
        String message = assertThrows(IOException.class, () -> find(1, List.of("no-such-container"), Map.of()))
                .getMessage();
        assertEquals("No container no-such-container runs: see docker ps.", message);
    }

    @Test
    void twoWaysOfChoosingAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> find(1, List.of("a"), Map.of(Wanted.PROJECT, "p")).close());
    }

    @Test
    void aContainerTwiceIsRefused() {
        String name = "inquest-" + id + "-n1";
        assertThrows(IllegalArgumentException.class, () -> find(2, List.of(name, name + " name=other"), Map.of()));
    }
}
