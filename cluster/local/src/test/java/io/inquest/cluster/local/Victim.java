package io.inquest.cluster.local;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.conformance.HostNodes;
import io.inquest.cluster.conformance.Nodes;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.UndoLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A small harness that opens hosts, starts daemons, cuts, pauses, kills, and closes, over and over until it is killed. Its
 * words: an id, and its journal. It says a line at each step, and at each line of the journal.
 */
final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws IOException {
        UndoLog undo = new FileUndo(Path.of(arguments[1]), System.out::println);
        Backend backend = new Backend() {
            @Override
            public ClusterProvider provider() {
                return new LocalProvider();
            }

            @Override
            public ClusterRequest request(int nodes, UndoLog journal) {
                return new ClusterRequest(
                        arguments[0], nodes, List.of(), Map.of("ip", "4"), journal, System.out::println);
            }
        };
        while (true) {
            System.out.println("opens");
            try (Nodes nodes = HostNodes.open(backend, 3, undo)) {
                work(nodes);
                System.out.println("closes");
            }
        }
    }

    private static void work(Nodes nodes) throws IOException {
        Cluster cluster = nodes.cluster();
        for (int node = 0; node < 3; node++) {
            nodes.start(node);
            System.out.println("started a daemon");
        }
        Partitionable network = cluster.ability(Partitionable.class).orElseThrow();
        List<Link> links = List.of(new Link(0, 1), new Link(1, 0), new Link(2, 1));
        await(nodes, network.cut(links));
        System.out.println("cut");
        Pauses pauses = cluster.ability(Pauses.class).orElseThrow();
        await(nodes, pauses.pause(0));
        System.out.println("paused");
        await(nodes, network.join(links));
        System.out.println("joined");
        await(nodes, pauses.resume(0));
        System.out.println("resumed");
        await(nodes, cluster.ability(Kills.class).orElseThrow().kill(1));
        System.out.println("killed");
    }

    private static void await(Nodes nodes, CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        nodes.world().run(future::isDone);
        future.join();
    }
}
