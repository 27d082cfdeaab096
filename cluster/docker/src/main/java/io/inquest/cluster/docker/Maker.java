package io.inquest.cluster.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Network;
import io.inquest.cluster.host.ClusterRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/** Makes a network and containers on it, all labelled with the cluster's id. No port is published. */
final class Maker {
    private static final String NODE_LABEL = EngineHost.LABEL + ".node";

    private final Engine engine;
    private final Wanted wanted;
    private final ClusterRequest request;

    Maker(Engine engine, Wanted wanted, ClusterRequest request) {
        this.engine = engine;
        this.wanted = wanted;
        this.request = request;
    }

    /** Containers that run, in the order of the nodes. */
    List<InspectContainerResponse> make() throws IOException {
        requireImage();
        String network = makeNetwork();
        List<String> containers = new ArrayList<>();
        for (int node = 1; node <= request.nodes(); node++) {
            String name = "n" + node;
            containers.add(engine.ask(
                    name,
                    client -> client.createContainerCmd(wanted.image())
                            .withName("inquest-" + request.id() + "-" + name)
                            .withHostName(name)
                            .withAliases(name)
                            .withLabels(Map.of(EngineHost.LABEL, request.id(), NODE_LABEL, name))
                            .withHostConfig(hostConfig(network))
                            .exec()
                            .getId()));
        }
        for (String container : containers) {
            engine.ask(container, client -> client.startContainerCmd(container).exec());
        }
        List<InspectContainerResponse> running = new ArrayList<>();
        for (String container : containers) {
            InspectContainerResponse made = engine.ask(
                    container, client -> client.inspectContainerCmd(container).exec());
            if (!Boolean.TRUE.equals(made.getState().getRunning())) {
                throw new IOException("A container of the image " + wanted.image() + " ended at once, with status "
                        + made.getState().getExitCodeLong()
                        + ": a node's image needs a command that stays, as docker/node has.");
            }
            running.add(made);
        }
        return running;
    }

    private void requireImage() throws IOException {
        engine.ask("docker", client -> {
            try {
                return client.inspectImageCmd(wanted.image()).exec();
            } catch (NotFoundException missing) {
                String remedy = wanted.image().equals(Wanted.DEFAULT_IMAGE)
                        ? "build it: docker/build-base, then docker build --network host -t " + Wanted.DEFAULT_IMAGE
                                + " docker/node"
                        : "build or pull it, or leave out --" + Wanted.IMAGE;
                throw new IOException(
                        "The Docker engine at " + engine.address() + " has no image " + wanted.image() + ": " + remedy
                                + ".",
                        missing);
            }
        });
    }

    private String makeNetwork() throws IOException {
        String name = "inquest-" + request.id();
        engine.ask(name, client -> {
            var network = client.createNetworkCmd()
                    .withName(name)
                    .withDriver("bridge")
                    .withLabels(Map.of(EngineHost.LABEL, request.id()));
            if (wanted.ipv6()) {
                network.withEnableIpv6(true)
                        .withIpam(new Network.Ipam().withConfig(new Network.Ipam.Config().withSubnet(ipv6Subnet())));
            }
            return network.exec();
        });
        return name;
    }

    /** An address range of its own, local to the machine (RFC 4193), by the cluster's id. */
    private String ipv6Subnet() {
        CRC32 sum = new CRC32();
        sum.update(request.id().getBytes(StandardCharsets.UTF_8));
        long value = sum.getValue();
        return String.format(Locale.ROOT, "fd69:7100:%x:%x::/64", value >>> 16, value & 0xffff);
    }

    private HostConfig hostConfig(String network) {
        HostConfig config = HostConfig.newHostConfig().withNetworkMode(network);
        return wanted.netAdmin() ? config.withCapAdd(Capability.NET_ADMIN) : config;
    }
}
