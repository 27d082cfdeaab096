package io.inquest.cluster.local;

import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * Hosts that are namespaces of this machine, with its programs and files but their own addresses, names, processes and
 * {@code /tmp}. They end when this process does, however it ends.
 */
public final class LocalProvider implements ClusterProvider {
    static final String NAME = "local";
    private static final String IP = "ip";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "hosts that are namespaces of this Linux machine; as root, or without";
    }

    @Override
    public List<ClusterOption> options() {
        return List.of(new ClusterOption(IP, "4 or 6: the kind of addresses that the hosts go by", "4"));
    }

    @Override
    public HostPool open(ClusterRequest request) throws IOException {
        String ip = request.option(IP);
        if (!ip.equals("4") && !ip.equals("6")) {
            throw new IllegalArgumentException("--ip is 4 or 6, not \"" + ip + "\".");
        }
        if (!request.hosts().isEmpty()) {
            throw new IllegalArgumentException("Hosts of this machine are made, not listed: leave out --hosts.");
        }
        if (request.nodes() < 1 || request.nodes() > Subnet.HOSTS_MAX) {
            throw new IllegalArgumentException(
                    "This machine can have 1 to " + Subnet.HOSTS_MAX + " hosts, not " + request.nodes() + ".");
        }
        if (!Rootless.isAdministrator()) {
            throw new IOException(
                    Rootless.problem().orElse("Hosts of this machine are made as root, or inside a user namespace."));
        }
        return LocalPool.open(request, ip.equals("6"));
    }

    /** A user who is not root can be it inside a user namespace. */
    @Override
    public OptionalInt runAgain(Class<?> main, List<String> arguments) throws IOException {
        return Rootless.isAdministrator() ? OptionalInt.empty() : OptionalInt.of(Rootless.runAgain(main, arguments));
    }

    @Override
    public Host reopen(HostFacts facts) throws IOException {
        if (Machine.is(facts)) {
            return reopenMachine(facts);
        }
        HostKey key = HostKey.of(facts);
        if (key.lives()) {
            return new LocalHost(facts);
        }
        throw new HostGoneException(facts.name() + " is no more: it ended with the process that made it.");
    }

    private static Host reopenMachine(HostFacts facts) throws IOException {
        if (Machine.wasBefore(facts)) {
            StateFolder.remove(Path.of(facts.key().getOrDefault(Machine.FOLDER, "/")));
            throw new HostGoneException("This machine was started anew since, or was another.");
        }
        return new Machine(facts);
    }
}
