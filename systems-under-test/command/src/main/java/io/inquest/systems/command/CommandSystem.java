package io.inquest.systems.command;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.Hosts;
import io.inquest.cluster.world.World;
import io.inquest.systems.Client;
import io.inquest.systems.SystemUnderTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** A store of which nothing is known but how to start a client. */
final class CommandSystem implements SystemUnderTest {
    private static final AtomicLong RUNS = new AtomicLong();

    private final List<String> words;
    private final Map<String, String> options;
    private final Cluster cluster;
    private final World world;
    private final String run;
    private final List<CompletableFuture<Process>> processes = new ArrayList<>();

    /** @param options what each client is told of the run's options */
    CommandSystem(List<String> words, Map<String, String> options, Cluster cluster, World world) {
        this.words = List.copyOf(words);
        this.options = options;
        this.cluster = cluster;
        this.world = world;
        // runs of one seed, in this process and in others, must not meet each other's stores
        this.run = Long.toHexString(world.random("client processes").nextLong()) + "-"
                + ProcessHandle.current().pid() + "-" + RUNS.incrementAndGet();
    }

    /** The store is there already. Whether clients can be started is seen with a first one, which is asked for nothing. */
    @Override
    public CompletionStage<Void> setUp() {
        try {
            start(0, new NoEars()).end();
            return CompletableFuture.completedFuture(null);
        } catch (IOException failed) {
            return CompletableFuture.failedFuture(new IOException(
                    "the client cannot be started (" + failed.getMessage() + "); is \"" + words.get(0)
                            + "\" there, and a program?",
                    failed));
        }
    }

    @Override
    public Client open(int worker) {
        return new ProcessClient(world, worker, ears -> start(worker, ears));
    }

    private ClientProcess start(int worker, ClientProcess.Ears ears) throws IOException {
        ClientProcess process = ClientProcess.start(words, "client " + worker, ears);
        processes.removeIf(CompletableFuture::isDone);
        processes.add(process.ended());
        process.say(Protocol.hello(run, worker, nodes(), options));
        return process;
    }

    private Map<String, String> nodes() {
        Map<String, String> nodes = new LinkedHashMap<>();
        cluster.nodes().forEach(name -> nodes.put(name, null));
        for (Host host : cluster.ability(Hosts.class).map(Hosts::hosts).orElse(List.of())) {
            nodes.put(host.name(), host.facts().address().getHostAddress());
        }
        return nodes;
    }

    @Override
    public CompletionStage<Void> recover() {
        return CompletableFuture.completedFuture(null);
    }

    /** Completes when no client's process is left: all were closed. */
    @Override
    public CompletionStage<Void> tearDown() {
        return CompletableFuture.allOf(processes.toArray(new CompletableFuture<?>[0]))
                .handleAsync((all, problem) -> null, world::execute);
    }

    private static final class NoEars implements ClientProcess.Ears {
        @Override
        public void line(String line) {}

        @Override
        public void noText() {}

        @Override
        public void error(String line) {}

        @Override
        public void end(int status) {}
    }
}
