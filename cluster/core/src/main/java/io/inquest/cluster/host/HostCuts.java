package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Passage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Cuts between hosts, by the first technique that is seen to work on all of them. Only packets between the nodes' own
 * addresses are stopped: clients, and the harness itself, reach every node all the time.
 */
final class HostCuts implements Partitionable, HostAbility {
    private static final List<CutTechnique> TECHNIQUES = List.of(new IptablesCuts(), new NftCuts(), new RouteCuts());

    private final List<Host> hosts;
    private final Hosts work;
    private final UndoLog undo;
    private final List<CutTechnique> techniques;
    /** Held by who works on hosts: one change, or look, at a time. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Together<Link, LinkProbe> probes;
    private CutTable table;

    HostCuts(List<Host> hosts, Hosts work, UndoLog undo) {
        this(hosts, work, undo, TECHNIQUES);
    }

    /** With the techniques that are tried, in order. */
    HostCuts(List<Host> hosts, Hosts work, UndoLog undo, List<CutTechnique> techniques) {
        this.hosts = List.copyOf(hosts);
        this.work = work;
        this.undo = undo;
        this.techniques = List.copyOf(techniques);
        this.probes = new Together<>(work, lock, links -> table.probe(links));
    }

    @Override
    public List<Class<?>> offers() {
        return List.of(Partitionable.class);
    }

    @Override
    public Optional<String> prove() throws IOException {
        if (hosts.size() < 2) {
            return Optional.of("a cut needs two nodes and there is one: give more with --nodes");
        }
        Optional<String> refusal = Peers.refusal(hosts);
        if (refusal.isPresent()) {
            return refusal;
        }
        Peers peers = Peers.of(hosts);
        Optional<String> lockout = peers.lockout(hosts);
        if (lockout.isPresent()) {
            return lockout;
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        for (CutTechnique technique : techniques) {
            Optional<String> reason = new CutTrial(hosts, peers, technique, undo).refusal();
            if (reason.isEmpty()) {
                table = new CutTable(hosts, peers, technique, undo);
                return Optional.empty();
            }
            reasons.put(technique.tool().program(), reason.get());
        }
        List<String> all = new ArrayList<>();
        reasons.forEach((program, reason) -> all.add("by " + program + ": " + reason));
        return Optional.of("no way to stop packets between the hosts works; " + String.join("; ", all));
    }

    @Override
    public CompletionStage<Void> cut(Collection<Link> links) {
        List<Link> checked = checked(links);
        return locked(() -> {
            table.cut(checked);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> join(Collection<Link> links) {
        List<Link> checked = checked(links);
        return locked(() -> {
            table.join(checked);
            return null;
        });
    }

    @Override
    public CompletionStage<Long> blocked(Collection<Link> links) {
        List<Link> checked = checked(links);
        return locked(() -> table.blocked(checked));
    }

    private <T> CompletionStage<T> locked(Callable<T> step) {
        return work.waiting(() -> {
            lock.lock();
            try {
                return step.call();
            } finally {
                lock.unlock();
            }
        });
    }

    /** Sends packets and sees what becomes of them. */
    @Override
    public CompletionStage<Passage> probe(Link link) {
        checked(List.of(link));
        return probes.ask(link)
                .thenApply(probe -> probe.passage()
                        .orElseThrow(() -> new IllegalStateException(
                                LinkProbes.unknown(hosts.get(link.from()), hosts.get(link.to()), probe.trouble()))));
    }

    private List<Link> checked(Collection<Link> links) {
        for (Link link : links) {
            if (!isNode(link.from()) || !isNode(link.to()) || link.from() == link.to()) {
                throw new IllegalArgumentException("There is no link from node " + link.from() + " to node " + link.to()
                        + ": a link joins two different nodes, numbered 0 to " + (hosts.size() - 1) + ".");
            }
        }
        return List.copyOf(links);
    }

    private boolean isNode(int end) {
        return end >= 0 && end < hosts.size();
    }

    @Override
    public void release() throws IOException {
        lock.lock();
        try {
            if (table != null) {
                table.remove();
            }
        } finally {
            lock.unlock();
        }
    }
}
