package io.inquest.nemesis;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.DriftsClocks;
import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Passage;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.cluster.ability.SkewsClocks;
import io.inquest.cluster.ability.Stops;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Nodes n1, n2 … that only remember what was done to them. Abilities that are {@code broken} say they did their work
 * and did nothing.
 */
public final class FakeCluster
        implements Cluster, Partitionable, ShapesPackets, Kills, Stops, Pauses, SkewsClocks, DriftsClocks {
    public final List<String> calls = new ArrayList<>();
    public final Set<String> broken = new TreeSet<>();
    /** Abilities, by simple name, that this cluster has not. */
    public final Set<String> lacks = new TreeSet<>();

    public final Set<Integer> down = new TreeSet<>();
    public final Set<Integer> paused = new TreeSet<>();
    public final Map<Integer, Long> offsets = new TreeMap<>();
    public final Map<Integer, Integer> rates = new TreeMap<>();
    private final Map<Integer, Long> gainedNanos = new TreeMap<>();
    private final Map<Integer, Long> driftsSinceNanos = new TreeMap<>();
    LongSupplier nowNanos = () -> 0;
    /** The conditions of links, as {@code 0>1}; the clients are -1. */
    public final Map<String, PacketConditions> conditions = new TreeMap<>();

    /** Conditions that this cluster cannot make. */
    public Predicate<PacketConditions> impossible = any -> false;

    /** Links, as {@code 0>1}, over which no probe can be sent. */
    public Predicate<String> unsent = link -> false;

    /** What becomes of probes over links that are cut. */
    public Passage stopping = Passage.STOPPED;

    private final Map<String, PacketCounts> touched = new TreeMap<>();
    private final Map<String, Integer> cuts = new TreeMap<>();
    private final Map<String, Long> blocked = new TreeMap<>();
    private final int size;

    public FakeCluster(int size) {
        this.size = size;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public List<String> nodes() {
        List<String> names = new ArrayList<>();
        for (int node = 1; node <= size; node++) {
            names.add("n" + node);
        }
        return names;
    }

    @Override
    public <A> Optional<A> ability(Class<A> ability) {
        boolean has = ability.isInstance(this) && !lacks.contains(ability.getSimpleName());
        return has ? Optional.of(ability.cast(this)) : Optional.empty();
    }

    /** A message tries to pass; whether it does. */
    public boolean send(int from, int to) {
        String link = from + ">" + to;
        if (cuts.getOrDefault(link, 0) == 0) {
            return true;
        }
        blocked.merge(link, 1L, Long::sum);
        return false;
    }

    /** Conditions, if the link has any, do this to messages. */
    public void touch(int from, int to, PacketCounts counts) {
        if (conditions.containsKey(from + ">" + to)) {
            touched.merge(from + ">" + to, counts, PacketCounts::plus);
        }
    }

    /** The links that are cut, as {@code 0>1}. */
    public Set<String> cutLinks() {
        Set<String> cut = new TreeSet<>();
        cuts.forEach((link, count) -> {
            if (count > 0) {
                cut.add(link);
            }
        });
        return cut;
    }

    boolean works(String call, Object target) {
        calls.add(call + " " + target);
        return !broken.contains(call) && !broken.contains(call + " " + target);
    }

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedFuture(value);
    }

    private static List<String> names(Collection<Link> links) {
        return links.stream().map(link -> link.from() + ">" + link.to()).toList();
    }

    @Override
    public CompletionStage<Void> cut(Collection<Link> links) {
        if (works("cut", names(links))) {
            names(links).forEach(link -> cuts.merge(link, 1, Integer::sum));
        }
        return done(null);
    }

    @Override
    public CompletionStage<Void> join(Collection<Link> links) {
        if (works("join", names(links))) {
            names(links).forEach(link -> cuts.merge(link, -1, Integer::sum));
        }
        return done(null);
    }

    @Override
    public CompletionStage<Long> blocked(Collection<Link> links) {
        return done(names(links).stream()
                .mapToLong(link -> blocked.getOrDefault(link, 0L))
                .sum());
    }

    @Override
    public CompletionStage<Passage> probe(Link link) {
        String name = link.from() + ">" + link.to();
        if (unsent.test(name)) {
            return CompletableFuture.failedFuture(new IOException("no probe could be sent over " + name));
        }
        return done(cutLinks().contains(name) ? stopping : Passage.ARRIVED);
    }

    @Override
    public Optional<String> refusal(PacketConditions wanted) {
        return impossible.test(wanted) ? Optional.of("this kernel lacks sch_netem") : Optional.empty();
    }

    @Override
    public CompletionStage<Void> shape(Collection<Link> links, PacketConditions wanted) {
        if (works("shape", names(links))) {
            names(links).forEach(link -> conditions.put(link, wanted));
        }
        return done(null);
    }

    @Override
    public CompletionStage<Void> unshape(Collection<Link> links) {
        if (works("unshape", names(links))) {
            names(links).forEach(conditions::remove);
        }
        return done(null);
    }

    @Override
    public CompletionStage<PacketConditions> conditions(Link link) {
        return done(conditions.getOrDefault(link.from() + ">" + link.to(), PacketConditions.NONE));
    }

    @Override
    public CompletionStage<PacketCounts> shaped(Collection<Link> links) {
        PacketCounts sum = PacketCounts.ZERO;
        for (String link : names(links)) {
            sum = sum.plus(touched.getOrDefault(link, PacketCounts.ZERO));
        }
        return done(sum);
    }

    @Override
    public CompletionStage<Boolean> kill(int node) {
        boolean ran = !down.contains(node);
        if (works("kill", node)) {
            down.add(node);
            paused.remove(node);
        }
        return done(ran);
    }

    @Override
    public CompletionStage<Boolean> stop(int node) {
        boolean ran = !down.contains(node);
        if (works("stop", node)) {
            down.add(node);
        }
        return done(ran);
    }

    @Override
    public CompletionStage<Boolean> isRunning(int node) {
        return done(!down.contains(node));
    }

    CompletionStage<Void> start(int node) {
        if (works("start", node)) {
            down.remove(node);
        }
        return done(null);
    }

    @Override
    public CompletionStage<Boolean> pause(int node) {
        boolean can = !down.contains(node) && !paused.contains(node);
        if (works("pause", node) && can) {
            paused.add(node);
        }
        return done(can);
    }

    @Override
    public CompletionStage<Boolean> resume(int node) {
        return done(works("resume", node) && paused.remove(node));
    }

    @Override
    public CompletionStage<Boolean> isPaused(int node) {
        return done(paused.contains(node));
    }

    @Override
    public CompletionStage<Void> jump(int node, long nanos) {
        if (works("jump", node + " " + nanos)) {
            offsets.merge(node, nanos, Long::sum);
        }
        return done(null);
    }

    @Override
    public CompletionStage<Long> offsetNanos(int node) {
        return done(offsets.getOrDefault(node, 0L));
    }

    @Override
    public int driftPpmBound() {
        return 50_000;
    }

    @Override
    public CompletionStage<Boolean> drift(int node, int ppm) {
        boolean can = !rates.containsKey(node);
        if (works("drift", node + " " + ppm) && can) {
            rates.put(node, ppm);
            driftsSinceNanos.put(node, nowNanos.getAsLong());
        }
        return done(can);
    }

    @Override
    public CompletionStage<Boolean> steady(int node) {
        boolean drifted = rates.containsKey(node);
        if (works("steady", node) && drifted) {
            gainedNanos.put(node, now(monotonicNanos(node)) - nowNanos.getAsLong());
            rates.remove(node);
        }
        return done(drifted);
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public CompletionStage<Boolean> isDrifting(int node) {
        return done(rates.containsKey(node));
    }

    /** Rates that are {@code broken} as {@code "rate"} are shown and have no effect. */
    @Override
    public CompletionStage<Long> monotonicNanos(int node) {
        long now = nowNanos.getAsLong();
        long gained = gainedNanos.getOrDefault(node, 0L);
        boolean works = rates.containsKey(node) && !broken.contains("rate");
        return done(now + gained + (works ? (now - driftsSinceNanos.get(node)) / 1_000 * rates.get(node) / 1_000 : 0));
    }
}
