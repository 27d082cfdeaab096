package io.inquest.workloads.contract;

import io.inquest.checkers.vacuity.Functions;
import io.inquest.cluster.Cluster;
import io.inquest.cluster.world.World;
import io.inquest.generators.Call;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemUnderTest;
import io.inquest.workloads.Workload;
import io.inquest.workloads.WorkloadConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Checks a store's client: asks for a few dozen operations on keys that no workload uses, closes connections, and where
 * the cluster can do it pauses and kills all nodes, and holds the answers against {@link Rule}. What it says is about the
 * client, and never about the store's consistency: that an update shows late is no breach. It finds breaches; it does not
 * prove that there are none.
 *
 * <p>Registers, strings, sets, counters, queues, stacks, priority queues and transactions are filled and looked into; of
 * other objects only the manner of replies is seen.
 */
public final class ClientContract {
    /** An invoke that takes so long is interrupted. */
    private static final long STUCK_NANOS = 10_000_000_000L;

    /** Late and second replies come in this time, if they come. */
    private static final long LINGER_NANOS = 500_000_000;

    /** A world with nothing left to do says so again and again; so does one that is interrupted. */
    private static final int THROWN_MAX = 100;

    private static final int CLIENTS = 4;
    private static final Call STRANGE = new Call("no-such-function-of-inquest", null, null);

    private final World world;
    private final Cluster cluster;
    private final SystemUnderTest system;
    private final String object;
    private final Functions functions;
    private final long stuckNanos;
    private final Findings findings = new Findings();
    private boolean asksStrange;

    /**
     * @param object what the histories are about, such as {@code register}: {@link io.inquest.workloads.Plan#object}
     * @param functions what the workload needs of the client
     */
    public ClientContract(World world, Cluster cluster, SystemUnderTest system, String object, Functions functions) {
        this(world, cluster, system, object, functions, STUCK_NANOS);
    }

    ClientContract(
            World world, Cluster cluster, SystemUnderTest system, String object, Functions functions, long stuckNanos) {
        this.world = world;
        this.cluster = cluster;
        this.system = system;
        this.object = object;
        this.functions = functions;
        this.stuckNanos = stuckNanos;
    }

    /** For a workload, with its options as they are when nobody says. */
    public static ClientContract of(World world, Cluster cluster, SystemUnderTest system, Workload workload) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : workload.options()) {
            options.put(option.name(), option.defaultValue());
        }
        String object = workload.plan(new WorkloadConfig(options, CLIENTS, 0)).object();
        return new ClientContract(world, cluster, system, object, workload.functions());
    }

    /**
     * Sets the store up, checks its client, with values of all kinds too, and tears it down; the world's loop runs on this thread meanwhile.
     *
     * @throws IllegalStateException with a sentence, if the store does not come up, or not again after it was killed
     */
    public ContractReport check() {
        CompletableFuture<ContractReport> end = new CompletableFuture<>();
        world.execute(() -> Problems.caught(system::setUp)
                .thenCompose(up -> begin(Facets.of(object), true))
                .whenComplete((report, problem) -> Problems.caught(system::tearDown)
                        .whenComplete((down, ignored) -> Problems.complete(end, report, problem))));
        for (int thrown = 0; !end.isDone(); thrown++) {
            runOn(end, thrown);
        }
        try {
            return end.join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the client could not be checked: " + failed.getCause(), failed.getCause());
        }
    }

    private void runOn(CompletableFuture<?> end, int thrownBefore) {
        try {
            world.run(end::isDone);
        } catch (RuntimeException thrown) {
            if (thrownBefore >= THROWN_MAX) {
                throw new IllegalStateException("the client could not be checked: " + thrown, thrown);
            }
            if (!asksStrange) {
                findings.broke(
                        Rule.THROWS_FROM_INVOKE_ONLY,
                        "the loop ran what the client had scheduled",
                        "it threw " + thrown);
            }
        }
    }

    /**
     * Checks the client of a store that is set up, with what a workload may ask of it and nothing stranger; called, and
     * completes, on the world's loop. The store serves then.
     */
    public CompletionStage<ContractReport> begin() {
        return begin(Facets.of(object).stream().map(Facet::ordinary).toList(), false);
    }

    private CompletionStage<ContractReport> begin(List<Facet> facets, boolean strange) {
        Desk desk = new Desk(world, system, findings, stuckNanos);
        Bench bench = new Bench(world, desk, findings);
        return Chain.each(facets, facet -> new ValueTrial(bench, facet).run())
                .thenCompose(done -> compareAndSet(bench, facets))
                .thenCompose(done -> facets.isEmpty() ? readOnly(desk) : Chain.done())
                .thenCompose(done -> strange ? askStrange(desk) : Chain.done())
                .thenCompose(done -> doubt(bench, facets))
                .thenCompose(done -> bench.recheck())
                .thenCompose(done -> Chain.pause(world, LINGER_NANOS))
                .handle((done, problem) -> {
                    desk.close();
                    Problems.rethrow(problem);
                    return findings.report(desk.operations());
                });
    }

    private CompletionStage<Void> compareAndSet(Bench bench, List<Facet> facets) {
        boolean can = object.equals("register") && functions.all().contains("cas");
        return can ? new CasTrial(bench, facets.get(0)).run() : Chain.done();
    }

    /** Of an object that cannot be looked into: it is seen how its reads are replied to. */
    private CompletionStage<Void> readOnly(Desk desk) {
        findings.notChecked("values and failures: an object of the kind \"" + object
                + "\" cannot be filled and looked into by this kit");
        return Chain.each(
                List.copyOf(functions.reads()),
                f -> desk.ask(0, Call.of(f), Bench.PATIENCE_NANOS).thenApply(answer -> null));
    }

    /** A function that there is not. Whoever throws at it, wherever, breaks nothing that matters in a run. */
    private CompletionStage<Void> askStrange(Desk desk) {
        asksStrange = true;
        return desk.ask(0, STRANGE, Bench.PATIENCE_NANOS).thenAccept(answer -> {
            asksStrange = false;
            if (answer.isOk()) {
                findings.broke(Rule.OK_ONLY_WHAT_IT_CAN, Answer.words(STRANGE), answer.said());
            }
        });
    }

    private CompletionStage<Void> doubt(Bench bench, List<Facet> facets) {
        return facets.isEmpty()
                ? Chain.done()
                : new DoubtTrial(bench, facets.get(facets.size() - 1), cluster, system).run();
    }
}
