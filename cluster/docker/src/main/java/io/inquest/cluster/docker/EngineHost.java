package io.inquest.cluster.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The engine itself, as what a change is made to: a container cannot remove itself. It understands one command, which
 * is no program's: {@code remove ID}, which takes away the containers and networks made for that cluster.
 */
final class EngineHost implements Host {
    /** The label of all that is made for a cluster; its value is the cluster's id. */
    static final String LABEL = "io.inquest";

    private static final String ENGINE = "engine";
    private static final String REMOVE = "remove";

    private final HostFacts facts;
    private final Engine engine;

    private EngineHost(HostFacts facts, Engine engine) {
        this.facts = facts;
        this.engine = engine;
    }

    /** What a journal keeps of an engine. */
    static HostFacts facts(Engine engine) {
        return new HostFacts(
                "docker",
                InetAddress.getLoopbackAddress(),
                "/",
                DockerProvider.NAME,
                Map.of(ENGINE, engine.address().toString()));
    }

    static boolean is(HostFacts facts) {
        return facts.key().containsKey(ENGINE);
    }

    static EngineHost reopen(HostFacts facts) throws IOException {
        return new EngineHost(facts, Engine.at(URI.create(facts.key().get(ENGINE))));
    }

    static Command remove(String id) {
        return Command.of(REMOVE, id);
    }

    /** Removes all that was made for a cluster, as far as it is still there. */
    static void remove(Engine engine, String id) throws IOException {
        List<String> label = List.of(LABEL + "=" + id);
        List<Container> containers = engine.ask(
                "docker",
                client -> client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(label)
                        .exec());
        for (Container container : containers) {
            unlessGone(() -> engine.ask(
                    "docker",
                    client -> client.removeContainerCmd(container.getId())
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec()));
        }
        List<Network> networks = engine.ask(
                "docker",
                client -> client.listNetworksCmd().withFilter("label", label).exec());
        for (Network network : networks) {
            unlessGone(() -> engine.ask(
                    "docker", client -> client.removeNetworkCmd(network.getId()).exec()));
        }
    }

    private interface Removal {
        void run() throws IOException;
    }

    private static void unlessGone(Removal removal) throws IOException {
        try {
            removal.run();
        } catch (HostGoneException already) {
            // somebody else removed it: that is all that was wanted
        }
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        if (command.words().size() != 2 || !command.words().get(0).equals(REMOVE)) {
            throw new IOException("A Docker engine does not understand \"" + command + "\".");
        }
        remove(engine, command.words().get(1));
        return new CommandResult(0, "", "");
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        throw new IOException("A Docker engine has no files of its own.");
    }

    @Override
    public void download(String from, Path to) throws IOException {
        throw new IOException("A Docker engine has no files of its own.");
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
