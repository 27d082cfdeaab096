package io.inquest.harness.hosts;

import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.HomeFolder;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A backend for tests: a host is a folder below the one that {@code --folders-in} names, and is gone when that is. Those
 * that are listed are found, each a folder of that name with one for each run in it; others are made for the run.
 */
public final class FolderHosts implements ClusterProvider {
    static final String IN = "folders-in";
    static final String VANISH = "folders-vanish";

    @Override
    public String name() {
        return "folders";
    }

    @Override
    public String summary() {
        return "hosts that are folders of this machine";
    }

    @Override
    public List<ClusterOption> options() {
        return List.of(
                new ClusterOption(IN, "where the folders are", ""),
                new ClusterOption(VANISH, "whether that one goes with the hosts", "no"));
    }

    @Override
    public HostPool open(ClusterRequest request) throws IOException {
        if (!request.hosts().isEmpty() && request.hosts().size() < request.nodes()) {
            throw new IllegalArgumentException(
                    "there are " + request.hosts().size() + " folders for " + request.nodes() + " nodes: list more");
        }
        Path in = Path.of(request.option(IN));
        if (!in.isAbsolute() || !Files.isDirectory(in)) {
            throw new IOException("there is no folder \"" + in + "\" to make hosts in; name one with --" + IN);
        }
        List<Host> hosts = new ArrayList<>();
        for (int node = 1; node <= request.nodes(); node++) {
            String name =
                    request.hosts().isEmpty() ? "n" + node : request.hosts().get(node - 1);
            Path home = request.hosts().isEmpty()
                    ? in.resolve(request.id()).resolve(name)
                    : in.resolve(name).resolve(request.id());
            hosts.add(new FolderHost(facts(Files.createDirectories(home), name)));
        }
        request.log().accept("the hosts are folders in " + in);
        if (!request.hosts().isEmpty()) {
            return new Found(hosts);
        }
        return new Pool(hosts, request.option(VANISH).equals("yes") ? in : in.resolve(request.id()));
    }

    static HostFacts facts(Path home, String name) {
        return new HostFacts(
                name, InetAddress.getLoopbackAddress(), home.toString(), "folders", Map.of("home", home.toString()));
    }

    @Override
    public Host reopen(HostFacts facts) throws IOException {
        if (!Files.isDirectory(Path.of(facts.home()))) {
            throw new HostGoneException(facts.home() + " is no more");
        }
        return new FolderHost(facts);
    }

    private record Found(List<Host> hosts) implements HostPool {
        @Override
        public boolean found() {
            return true;
        }

        @Override
        public void close() throws IOException {
            for (Host host : hosts) {
                host.require(HomeFolder.remove(host.facts()));
            }
        }
    }

    private record Pool(List<Host> hosts, Path folder) implements HostPool {
        @Override
        public boolean found() {
            return false;
        }

        @Override
        public void close() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
