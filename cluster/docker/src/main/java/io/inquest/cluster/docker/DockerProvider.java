package io.inquest.cluster.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.model.ContainerNetwork;
import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Containers of a Docker engine: those that the user names, or a cluster made of an image and removed in the end. */
public final class DockerProvider implements ClusterProvider {
    static final String NAME = "docker";

    private static final String CONTAINER = "container";
    private static final String AT = "at";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "containers of a Docker engine: made of an image, or those of --hosts, a label or a Compose project";
    }

    @Override
    public List<ClusterOption> options() {
        return Wanted.OPTIONS;
    }

    @Override
    public HostPool open(ClusterRequest request) throws IOException {
        Wanted wanted = Wanted.of(request);
        if (request.nodes() < 1) {
            throw new IllegalArgumentException("A cluster has at least one node.");
        }
        Engine engine = Engine.usual();
        try {
            return wanted.makes() ? make(engine, wanted, request) : find(engine, wanted, request);
        } catch (IOException | RuntimeException problem) {
            engine.close();
            throw problem;
        }
    }

    private static HostPool make(Engine engine, Wanted wanted, ClusterRequest request) throws IOException {
        if (wanted.netAdmin()) {
            request.log()
                    .accept("Containers are made with the capability NET_ADMIN, which network faults need; --"
                            + Wanted.NET_ADMIN + " no leaves it out.");
        }
        UndoLog.Entry entry = request.undo()
                .before(
                        EngineHost.facts(engine),
                        "containers and network of " + request.id(),
                        List.of(EngineHost.remove(request.id())));
        DockerPool.Ending ending = new DockerPool.Ending(() -> EngineHost.remove(engine, request.id()), entry);
        try {
            List<InspectContainerResponse> made = new Maker(engine, wanted, request).make();
            List<String> names = new ArrayList<>();
            for (int node = 1; node <= made.size(); node++) {
                names.add("n" + node);
            }
            List<DockerHost> hosts = hosts(engine, wanted, request.id(), names, made);
            for (DockerHost host : hosts) {
                host.require(Command.of("mkdir", "-p", "--", host.facts().home()));
            }
            return new DockerPool(engine, hosts, false, List.of(ending));
        } catch (IOException | RuntimeException problem) {
            endQuietly(ending, problem);
            throw problem;
        }
    }

    private static HostPool find(Engine engine, Wanted wanted, ClusterRequest request) throws IOException {
        List<Found> found = Found.all(engine, wanted, request.nodes());
        List<InspectContainerResponse> containers = new ArrayList<>();
        for (Found one : found) {
            containers.add(engine.ask(
                    one.name(),
                    client ->
                            client.inspectContainerCmd(one.container().getId()).exec()));
        }
        List<DockerHost> hosts = hosts(
                engine, wanted, request.id(), found.stream().map(Found::name).toList(), containers);
        List<DockerPool.Ending> endings = new ArrayList<>();
        try {
            for (DockerHost host : hosts) {
                endings.add(DockerPool.home(host, request.undo()));
            }
            return new DockerPool(engine, hosts, true, endings);
        } catch (IOException | RuntimeException problem) {
            endings.forEach(ending -> endQuietly(ending, problem));
            throw problem;
        }
    }

    private static void endQuietly(DockerPool.Ending ending, Exception problem) {
        try {
            ending.end();
        } catch (IOException alsoThat) {
            problem.addSuppressed(alsoThat);
        }
    }

    private static List<DockerHost> hosts(
            Engine engine, Wanted wanted, String id, List<String> names, List<InspectContainerResponse> containers)
            throws IOException {
        List<Map<String, ContainerNetwork>> networks = containers.stream()
                .map(container -> container.getNetworkSettings().getNetworks())
                .toList();
        List<InetAddress> addresses = Addresses.shared(networks, wanted.ipv6());
        List<DockerHost> hosts = new ArrayList<>();
        for (int node = 0; node < containers.size(); node++) {
            String container = containers.get(node).getId();
            HostFacts facts = new HostFacts(
                    names.get(node),
                    addresses.get(node),
                    "/var/lib/inquest/" + id,
                    NAME,
                    Map.of(CONTAINER, container, AT, engine.address().toString()));
            hosts.add(new DockerHost(facts, engine, container, false));
        }
        return hosts;
    }

    @Override
    public Host reopen(HostFacts facts) throws IOException {
        if (EngineHost.is(facts)) {
            return EngineHost.reopen(facts);
        }
        String container = facts.key().get(CONTAINER);
        Engine engine = Engine.at(URI.create(facts.key().get(AT)));
        try {
            InspectContainerResponse found = engine.ask(
                    facts.name(),
                    client -> client.inspectContainerCmd(container).exec());
            if (!Boolean.TRUE.equals(found.getState().getRunning())) {
                // its processes and its network ended with it; a folder may be left, which harms nobody
                throw new HostGoneException(facts.name() + " does not run any more.");
            }
            return new DockerHost(facts, engine, container, true);
        } catch (IOException | RuntimeException problem) {
            engine.close();
            throw problem;
        }
    }
}
