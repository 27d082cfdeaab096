package io.inquest.systems.etcd;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.host.Daemon;
import io.inquest.cluster.host.Daemons;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.Hosts;
import io.inquest.cluster.world.World;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** So many hosts that are all this machine, each at a loopback address of its own. */
final class LocalCluster implements Cluster, Hosts, Daemons, AutoCloseable {
    private final World world;
    private final List<Host> hosts = new ArrayList<>();
    private final Map<Integer, Process> running = new TreeMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    LocalCluster(World world, int nodes, Path folder) throws IOException {
        this.world = world;
        for (int node = 0; node < nodes; node++) {
            Path home = Files.createDirectories(folder.resolve("n" + (node + 1)));
            hosts.add(LocalHost.at("n" + (node + 1), address(node), home));
        }
    }

    private static InetAddress address(int node) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 41, 7, (byte) (node + 1)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public List<String> nodes() {
        return hosts.stream().map(Host::name).toList();
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
    }

    @Override
    public List<Host> hosts() {
        return hosts;
    }

    @Override
    public <T> CompletionStage<T> waiting(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                T result = work.call();
                world.execute(() -> done.complete(result));
            } catch (Exception problem) {
                world.execute(() -> done.completeExceptionally(problem));
            }
        });
        return done;
    }

    @Override
    public Daemons daemons() {
        return this;
    }

    @Override
    public CompletionStage<Void> start(int node, Daemon daemon) {
        if (!runs(node)) {
            try {
                ProcessBuilder process = new ProcessBuilder(daemon.command().words())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(daemon.log())));
                // what comes from any of this machine's addresses comes from 127.0.0.1, which is in no certificate
                process.environment().put("ETCD_EXPERIMENTAL_PEER_SKIP_CLIENT_SAN_VERIFICATION", "true");
                running.put(node, process.start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private boolean runs(int node) {
        return running.containsKey(node) && running.get(node).isAlive();
    }

    @Override
    public CompletionStage<Boolean> isRunning(int node) {
        return CompletableFuture.completedFuture(runs(node));
    }

    @Override
    public CompletionStage<Boolean> kill(int node) {
        boolean ran = runs(node);
        Process process = running.remove(node);
        return process == null
                ? CompletableFuture.completedFuture(false)
                : waiting(() -> {
                    process.destroyForcibly().waitFor();
                    return ran;
                });
    }

    /** Sends a signal, such as STOP. */
    void signal(int node, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(running.get(node).pid()))
                .start()
                .waitFor();
    }

    @Override
    public List<String> logs(int node) {
        return List.of(hosts.get(node).facts().home() + "/etcd.log");
    }

    @Override
    public void close() {
        running.values().forEach(Process::destroyForcibly);
        threads.shutdownNow();
    }
}
