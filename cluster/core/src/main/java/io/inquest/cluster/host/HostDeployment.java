package io.inquest.cluster.host;

import io.inquest.cluster.program.ClientPort;
import io.inquest.cluster.program.Codec;
import io.inquest.cluster.program.Deployment;
import io.inquest.cluster.program.NodeImage;
import io.inquest.cluster.program.NodeProgram;
import io.inquest.cluster.real.NodeArguments;
import io.inquest.cluster.real.RemoteClients;
import io.inquest.cluster.real.TcpTransport;
import io.inquest.cluster.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** A bundled store on hosts: brings the program there when a node first starts, and waits until it listens. */
final class HostDeployment<M> implements Deployment<M> {
    private static final int FIRST_PORT = 7801;
    private static final String DAEMON = "node";
    private static final int CONNECT_MILLIS = 1_000;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int LAST_LINES = 20;

    private final Hosts hosts;
    private final World world;
    private final NodeImage image;
    private final RandomGenerator seeds;
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final RemoteClients<M> clients;
    private final boolean[] running;
    private final List<CompletionStage<Void>> started = new ArrayList<>();
    /** By node: how its program is started there, once it was brought there. */
    private final List<CompletionStage<List<String>>> brought = new ArrayList<>();

    HostDeployment(Hosts hosts, World world, NodeImage image, Codec<M> codec, Consumer<String> log) {
        this.hosts = hosts;
        this.world = world;
        this.image = image;
        this.seeds = world.random("node-processes");
        for (Host host : hosts.hosts()) {
            int port = FIRST_PORT + addresses.size();
            addresses.add(new InetSocketAddress(host.facts().address(), port));
            brought.add(null);
            started.add(CompletableFuture.completedFuture(null));
        }
        this.running = new boolean[addresses.size()];
        this.clients = new RemoteClients<>(world, addresses, codec, log);
    }

    @Override
    public void start(int node) {
        long seed = seeds.nextLong();
        if (brought.get(node) == null) {
            Host host = hosts.hosts().get(node);
            brought.set(node, hosts.waiting(() -> bring(host)));
        }
        long deadlineNanos = world.nowNanos() + PATIENCE_NANOS;
        started.set(
                node,
                brought.get(node)
                        .thenCompose(java -> hosts.daemons().start(node, daemon(node, java, seed)))
                        .thenCompose(up -> listens(node, deadlineNanos)));
    }

    @Override
    public CompletionStage<Void> started(int node) {
        return started.get(node);
    }

    @Override
    public boolean isRunning(int node) {
        return running[node];
    }

    @Override
    public NodeProgram<M> program(int node) {
        return null;
    }

    @Override
    public ClientPort<M> connect(BiConsumer<Integer, M> receive) {
        return clients.connect(receive);
    }

    private List<String> bring(Host host) throws IOException {
        String java = HostPrograms.java(host).orElseThrow(() -> new IOException(host.name() + " has no Java any more"));
        String classPath = new ProgramFiles(ClassPath.of(image.main())).bring(host);
        return List.of(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-D" + TcpTransport.TRUSTS_NETWORK + "=true",
                "-cp",
                classPath);
    }

    private Daemon daemon(int node, List<String> java, long seed) {
        String home = hosts.hosts().get(node).facts().home();
        List<String> words = new ArrayList<>(java);
        words.add(image.main().getName());
        words.addAll(new NodeArguments(node, addresses, Path.of(home + "/disk"), seed, image.arguments()).format());
        return new Daemon(DAEMON, Command.of(words), log(node))
                .listeningAt(addresses.get(node).getPort());
    }

    private String log(int node) {
        return hosts.hosts().get(node).facts().home() + "/node.log";
    }

    private CompletionStage<Void> listens(int node, long deadlineNanos) {
        return hosts.daemons().isRunning(node).thenCompose(runs -> {
            running[node] = runs;
            if (!runs) {
                return failed(node, " ended before it listened");
            }
            return hosts.waiting(() -> answers(addresses.get(node))).thenCompose(answers -> {
                if (answers) {
                    return CompletableFuture.completedFuture(null);
                }
                if (world.nowNanos() > deadlineNanos) {
                    return failed(node, " did not listen at " + addresses.get(node) + " in time");
                }
                CompletableFuture<Void> later = new CompletableFuture<>();
                world.schedule(PAUSE_NANOS, () -> later.complete(null));
                return later.thenCompose(now -> listens(node, deadlineNanos));
            });
        });
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private CompletionStage<Void> failed(int node, String what) {
        Host host = hosts.hosts().get(node);
        Command tail = Command.of("tail", "-n", Integer.toString(LAST_LINES), "--", log(node));
        return hosts.waiting(() -> host.run(tail)).thenApply(last -> {
            throw new IllegalStateException(host.name() + "'s process" + what + "; the last it printed: "
                    + last.output().strip());
        });
    }
}
