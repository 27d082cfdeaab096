package io.inquest.cluster.host;

import io.inquest.cluster.ability.Link;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Distribution;
import io.inquest.cluster.ability.PacketCounts;
import io.inquest.cluster.ability.ShapesPackets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bad links between hosts, and between hosts and clients: what a host sends is slowed and changed by its own traffic
 * control, what it is sent is lost by its own packet filter. Which of it the kernels can do is found out by trying.
 */
final class HostShaping implements ShapesPackets, HostAbility {
    private final List<Host> hosts;
    private final Hosts work;
    private final UndoLog undo;
    private final ReentrantLock lock = new ReentrantLock();
    private final Together<Link, PacketConditions> conditions;
    private ShapeTable table;
    private ShapeTrial.Powers powers;

    HostShaping(List<Host> hosts, Hosts work, UndoLog undo) {
        this.hosts = List.copyOf(hosts);
        this.work = work;
        this.undo = undo;
        this.conditions = new Together<>(work, lock, links -> table.conditions(links));
    }

    @Override
    public List<Class<?>> offers() {
        return List.of(ShapesPackets.class);
    }

    @Override
    public Optional<String> prove() throws IOException {
        Optional<String> refusal = hosts.size() < 2 ? Optional.empty() : Peers.refusal(hosts);
        if (refusal.isPresent()) {
            return refusal;
        }
        for (Host host : hosts) {
            for (HostTool tool : ShapeTrial.TOOLS) {
                Optional<String> missing = tool.missing(host);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        Peers peers = Peers.of(hosts);
        Optional<String> lockout = peers.lockout(hosts);
        if (lockout.isPresent()) {
            return lockout;
        }
        List<ShapedHost> all = new ArrayList<>();
        try {
            for (int node = 0; node < hosts.size(); node++) {
                ShapedHost host = ShapedHost.of(hosts.get(node), peers, node);
                refusal = host.control().refusal(host.host());
                if (refusal.isPresent()) {
                    return refusal;
                }
                all.add(host);
            }
            powers = new ShapeTrial(all, peers, undo).powers();
        } catch (IOException failure) {
            return Optional.of(HostTool.reason(failure));
        }
        table = new ShapeTable(all, undo);
        return powers.none();
    }

    @Override
    public Optional<String> refusal(PacketConditions wanted) {
        if (wanted.corruption().ppm() > 0 && !wanted.corruption().detected()) {
            return Optional.of("hosts' kernels check sums, which show every bit that is flipped: corruption that no"
                    + " checksum shows is for the simulation");
        }
        Distribution distribution = wanted.delay().distribution();
        if (distribution == Distribution.EXPONENTIAL || distribution == Distribution.LONG_TAIL) {
            return Optional.of("the kernel's network emulator has no delays of this distribution: make them constant"
                    + " or uniform");
        }
        if (wanted.bandwidth().isLimited() && PacketEffect.needsEmulator(wanted)) {
            return Optional.of("a bandwidth goes with loss alone on hosts, not with other conditions of the same link");
        }
        int chosenPpm = 0;
        for (PacketEffect effect : PacketEffect.values()) {
            chosenPpm += effect.ppm(wanted);
        }
        if (chosenPpm > PacketConditions.ALL_PPM) {
            return Optional.of("a packet is doubled, held up or corrupted on hosts, one of these at most: together they"
                    + " must not be more than all");
        }
        return powers.refusal(wanted);
    }

    /** Which packets meet an effect is chosen where they are sent. */
    private Optional<String> refusalForClients(PacketConditions wanted) {
        for (PacketEffect effect : PacketEffect.values()) {
            if (effect.ppm(wanted) > 0) {
                return Optional.of("what clients send can be lost, delayed and narrowed on hosts; only what hosts send"
                        + " can be doubled, held up and corrupted too");
            }
        }
        return powers.clients();
    }

    @Override
    public CompletionStage<Void> shape(Collection<Link> links, PacketConditions wanted) {
        List<Link> checked = checked(links);
        Optional<String> refusal = refusal(wanted);
        if (refusal.isPresent()) {
            throw new IllegalArgumentException(refusal.get());
        }
        if (ShapedHost.isSlowed(wanted) && checked.stream().anyMatch(link -> link.from() == Link.CLIENTS)) {
            refusalForClients(wanted).ifPresent(reason -> {
                throw new IllegalArgumentException(reason);
            });
        }
        return locked(() -> {
            table.shape(checked, wanted);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> unshape(Collection<Link> links) {
        List<Link> checked = checked(links);
        return locked(() -> {
            table.unshape(checked);
            return null;
        });
    }

    @Override
    public CompletionStage<PacketConditions> conditions(Link link) {
        checked(List.of(link));
        return conditions.ask(link);
    }

    @Override
    public CompletionStage<PacketCounts> shaped(Collection<Link> links) {
        List<Link> checked = checked(links);
        return locked(() -> table.counts(checked).values().stream().reduce(PacketCounts.ZERO, PacketCounts::plus));
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

    private List<Link> checked(Collection<Link> links) {
        for (Link link : links) {
            if (!isEnd(link.from()) || !isEnd(link.to()) || link.from() == link.to()) {
                throw new IllegalArgumentException("There is no link from " + end(link.from()) + " to "
                        + end(link.to()) + ": a link joins two different nodes, numbered 0 to " + (hosts.size() - 1)
                        + ", or a node and the clients.");
            }
        }
        return List.copyOf(links);
    }

    private boolean isEnd(int end) {
        return end == Link.CLIENTS || (end >= 0 && end < hosts.size());
    }

    private static String end(int end) {
        return end == Link.CLIENTS ? "the clients" : "node " + end;
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
