package io.inquest.cluster.host;

import io.inquest.cluster.BareCluster;
import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A cluster of hosts, of any backend. What can be done to it is found out by trying, when it is made; it has an ability
 * only if the trial succeeded, and says why not of the others.
 */
public final class HostCluster implements Cluster, Hosts, AutoCloseable {
    private final String backend;
    private final List<Host> hosts;
    private final World world;
    private final UndoLog undo;
    private final ExecutorService threads;
    private final List<HostAbility> tried;
    private final Map<Class<?>, Object> abilities = new LinkedHashMap<>();
    private final Map<Class<?>, String> lacking = new LinkedHashMap<>();
    private final HostDaemons daemons;
    private final Cluster bare = new BareCluster(List.of());

    /**
     * Tries what can be done to the hosts; waits until that is known.
     *
     * @param undo where changes to hosts are written before they are made
     */
    public HostCluster(String backend, List<Host> hosts, World world, UndoLog undo) throws IOException {
        this.backend = backend;
        this.hosts = List.copyOf(hosts);
        this.world = world;
        this.undo = undo;
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "hosts");
            thread.setDaemon(true);
            return thread;
        });
        this.daemons = new HostDaemons(this, undo);
        this.tried = hosts.isEmpty() ? List.of() : abilities();
        for (HostAbility ability : tried) {
            add(ability);
        }
    }

    /** What is tried. */
    private List<HostAbility> abilities() {
        ProbeDaemon probe = new ProbeDaemon(hosts, undo);
        return List.of(
                new HostKills(daemons, probe),
                new HostStops(daemons, probe),
                new HostPauses(daemons, probe),
                new HostCuts(hosts, this, undo),
                new HostShaping(hosts, this, undo),
                // connections that are lost are what faults are for: nobody needs to be told of each
                new HostPrograms(this, world, lost -> {}));
    }

    private void add(HostAbility ability) throws IOException {
        Optional<String> reason = ability.prove();
        for (Class<?> offered : ability.offers()) {
            if (reason.isEmpty()) {
                abilities.put(offered, ability);
            } else {
                lacking.put(offered, reason.get());
            }
        }
    }

    @Override
    public String name() {
        return backend;
    }

    @Override
    public List<String> nodes() {
        return hosts.stream().map(Host::name).toList();
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                ability.isInstance(this) ? ability.cast(this) : ability.cast(abilities.get(ability)));
    }

    @Override
    public Optional<String> lacks(Class<?> ability) {
        return hosts.isEmpty() ? bare.lacks(ability) : Optional.ofNullable(lacking.get(ability));
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
            } catch (Throwable problem) { // an error too: somebody waits for this stage
                world.execute(() -> done.completeExceptionally(problem));
            }
        });
        return done;
    }

    @Override
    public Daemons daemons() {
        return daemons;
    }

    /** Where changes to hosts are written before they are made. */
    UndoLog undo() {
        return undo;
    }

    /**
     * Breaks off the work on hosts that is under way, kills the daemons that still run, and takes off the hosts what was
     * put there to do things to them. The hosts stay: they are their pool's. Waits.
     *
     * @throws IOException if something could not be ended or taken off; the undo log has it still
     */
    @Override
    public void close() throws IOException {
        Everywhere.end(threads);
        try {
            daemons.endAll();
        } finally {
            Everywhere.on(tried, ability -> {
                ability.release();
                return null;
            });
        }
    }
}
