package io.inquest.cluster.real;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.world.World;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Nodes that are Java processes on this machine, with this process's Java and class path. Each has a folder, with its
 * disk, which outlives its processes, and its {@code output.log}. The processes end with this one, however it ends.
 * Used from the world's loop, and stages complete there; {@link #close} may be called after the loop has ended.
 */
public final class ProcessCluster implements Cluster, Kills, AutoCloseable {
    private final World world;
    private final Path directory;
    private final String main;
    private final List<String> programArguments;
    private final Consumer<String> log;
    private final RandomGenerator seeds;
    private final ReservedPorts ports;
    private final NodeProcess[] processes;

    /**
     * A cluster of nodes not yet started.
     *
     * @param directory where the nodes' folders are made
     * @param main the class whose {@code main} runs a node: {@link NodeRuntime#run} with {@link NodeArguments#parse}
     * @param programArguments handed to it as {@link NodeArguments#program}
     * @param log told, in sentences, of processes that ended by themselves; from any thread
     * @throws IOException if there are no free ports
     */
    public ProcessCluster(
            World world, int nodes, Path directory, Class<?> main, List<String> programArguments, Consumer<String> log)
            throws IOException {
        this.world = world;
        this.directory = directory.toAbsolutePath();
        this.main = main.getName();
        this.programArguments = List.copyOf(programArguments);
        this.log = log;
        this.seeds = world.random("node-processes");
        this.ports = ReservedPorts.reserve(nodes);
        this.processes = new NodeProcess[nodes];
    }

    @Override
    public String name() {
        return "local-processes";
    }

    @Override
    public List<String> nodes() {
        List<String> names = new ArrayList<>();
        for (int node = 0; node < processes.length; node++) {
            names.add(nodeName(node));
        }
        return names;
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        return ability.isInstance(this) ? Optional.of(ability.cast(this)) : Optional.empty();
    }

    /** Where each node listens when it runs. */
    public List<InetSocketAddress> addresses() {
        return ports.addresses();
    }

    /** Where a node's output goes: what it and its program print, of all its starts. */
    public Path outputLog(int node) {
        return directory.resolve(nodeName(node)).resolve("output.log");
    }

    /**
     * Starts a node's process where none runs; completes when its program has started and it listens. Fails if the
     * process ends before, saying what it printed last.
     */
    public CompletionStage<Void> start(int node) {
        if (!alive(node)) {
            NodeArguments arguments = new NodeArguments(
                    node,
                    addresses(),
                    directory.resolve(nodeName(node)).resolve("disk"),
                    seeds.nextLong(),
                    programArguments);
            try {
                Files.createDirectories(outputLog(node).getParent());
                processes[node] =
                        NodeProcess.start(nodeName(node), command(arguments), outputLog(node), world::execute, log);
            } catch (IOException e) {
                return CompletableFuture.failedFuture(
                        new IOException(nodeName(node) + "'s process could not be started: " + e.getMessage(), e));
            }
        }
        return processes[node].ready();
    }

    @Override
    public CompletionStage<Boolean> kill(int node) {
        return alive(node) ? processes[node].kill() : CompletableFuture.completedFuture(false);
    }

    @Override
    public CompletionStage<Boolean> isRunning(int node) {
        return CompletableFuture.completedFuture(alive(node));
    }

    /** Kills all nodes and waits until they are dead. */
    @Override
    public void close() throws IOException {
        for (NodeProcess process : processes) {
            if (process != null) {
                process.killAndWait();
            }
        }
        ports.close();
    }

    private boolean alive(int node) {
        return processes[node] != null && processes[node].isAlive();
    }

    private List<String> command(NodeArguments arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.add("-XX:+UseSerialGC");
        command.add("-D" + NodeRuntime.ENDS_WITH_INPUT + "=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main);
        command.addAll(arguments.format());
        return command;
    }

    private static String nodeName(int node) {
        return "n" + (node + 1);
    }
}
