package io.inquest.cluster.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.model.ContainerNetwork;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said when it cannot be done. */
class RefusalsTest {
    @Test
    void whereNoEngineAnswersItSaysWhereAndWhatHelps() {
        String message = assertThrows(IOException.class, () -> Engine.at(URI.create("unix:///no/such/inquest.sock")))
                .getMessage();
        assertTrue(message.startsWith("No Docker engine answers at unix:///no/such/inquest.sock"), message);
        assertTrue(message.contains("DOCKER_HOST"), message);
    }

    /** As one does that hangs: its socket goes on taking connections. */
    @Test
    @Timeout(120)
    void anEngineThatTakesTheConnectionAndSaysNothingIsNotWaitedForForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("tcp://127.0.0.1:" + silent.getLocalPort());
            String message =
                    assertThrows(IOException.class, () -> Engine.at(address)).getMessage();
            assertTrue(message.startsWith("No Docker engine answers at " + address), message);
        }
    }

    @Test
    void anImageThatIsNotThereIsNamedWithHowToBuildIt() throws IOException {
        Map<String, String> options = DockerBackend.options();
        options.put(Wanted.IMAGE, "inquest-no-such-image");
        ClusterRequest request = DockerBackend.request(1, List.of(), options, UndoLog.NONE);
        String message = assertThrows(IOException.class, () -> new DockerProvider().open(request))
                .getMessage();
        assertTrue(message.contains("has no image inquest-no-such-image: build or pull it"), message);
    }

    /** Nothing else of the abilities of a container is needed, so nothing else is asked for. */
    @Test
    void withoutTheCapabilityTheNetworkIsLeftAlone() throws IOException {
        Map<String, String> options = DockerBackend.options();
        options.put(Wanted.NET_ADMIN, "no");
        try (HostPool pool = new DockerProvider().open(DockerBackend.request(1, List.of(), options, UndoLog.NONE))) {
            assertTrue(!pool.hosts()
                    .get(0)
                    .run(Command.of("ip", "route", "add", "blackhole", "192.0.2.1"))
                    .succeeded());
        }
    }

    @Test
    void theAddressesAreThoseOfTheNetworkThatAllAreOn() throws IOException {
        Map<String, ContainerNetwork> first = Map.of("a", at("10.0.0.1"), "b", at("10.1.0.1"));
        Map<String, ContainerNetwork> second = Map.of("b", at("10.1.0.2"), "c", at("10.2.0.2"));
        assertEquals(
                List.of(InetAddress.getByName("10.1.0.1"), InetAddress.getByName("10.1.0.2")),
                Addresses.shared(List.of(first, second), false));
        Map<String, ContainerNetwork> apart = Map.of("c", at("10.2.0.3"));
        String message = assertThrows(IOException.class, () -> Addresses.shared(List.of(first, apart), false))
                .getMessage();
        assertTrue(message.contains("docker network connect"), message);
        assertThrows(IOException.class, () -> Addresses.shared(List.of(first, second), true));
    }

    private static ContainerNetwork at(String address) {
        return new ContainerNetwork().withIpv4Address(address);
    }
}
