package io.inquest.harness.hosts;

import io.inquest.cluster.Cluster;
import io.inquest.cluster.ability.DamagesDisks;
import io.inquest.cluster.ability.DriftsClocks;
import io.inquest.cluster.ability.Kills;
import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Corruption;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketConditions.Reordering;
import io.inquest.cluster.ability.Partitionable;
import io.inquest.cluster.ability.Pauses;
import io.inquest.cluster.ability.ShapesPackets;
import io.inquest.cluster.ability.SkewsClocks;
import io.inquest.cluster.ability.Stops;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.program.ProgramHost;
import io.inquest.harness.secrets.Redaction;
import io.inquest.nemesis.journal.JournalFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What a backend can do here, found out by opening two of its hosts and trying.
 *
 * @param problem why no hosts could be had, in a sentence; null if they could
 * @param warnings what went wrong when they were let go of
 */
public record Examination(String cluster, String problem, List<Proof> proofs, List<String> warnings) {
    private static final int HOSTS = 2;
    private static final long SEED = 1;

    private record Ability(Class<?> type, String what) {}

    /** In the order in which they are told. */
    private static final List<Ability> ABILITIES = List.of(
            new Ability(ProgramHost.class, "run the bundled stores"),
            new Ability(Partitionable.class, "cut links (partition)"),
            new Ability(ShapesPackets.class, "lose and spoil packets (packets)"),
            new Ability(Kills.class, "kill processes (kill)"),
            new Ability(Stops.class, "stop processes in good order (restart)"),
            new Ability(Pauses.class, "pause processes (pause)"),
            new Ability(SkewsClocks.class, "set clocks (clock)"),
            new Ability(DriftsClocks.class, "make clocks drift (clock)"),
            new Ability(DamagesDisks.class, "damage disks (disk)"));

    /** What can be done to packets: each is tried for itself, for most kernels can do some of it and not all. */
    private static final Map<String, PacketConditions> PACKETS = packets();

    private static Map<String, PacketConditions> packets() {
        int often = PacketConditions.ALL_PPM / 10;
        long nanos = 50_000_000;
        PacketConditions none = PacketConditions.NONE;
        Map<String, PacketConditions> all = new LinkedHashMap<>();
        all.put("lose packets (packets)", none.withLossPpm(often));
        all.put("make links narrow (packets)", none.withBandwidth(new Bandwidth(100_000, 100_000)));
        all.put("delay packets (packets)", none.withDelay(Delay.constant(nanos)));
        all.put("double packets (packets)", none.withDuplicationPpm(often));
        all.put("reorder packets (packets)", none.withReordering(new Reordering(often, nanos)));
        all.put("corrupt packets (packets)", none.withCorruption(new Corruption(often, true)));
        return all;
    }

    /**
     * Whether something can be done.
     *
     * @param reason why not and what helps, as far as that is known; null if it can
     */
    public record Proof(String what, boolean works, String reason) {
        public Proof {
            reason = Redaction.PROCESS.text(reason);
        }
    }

    public Examination {
        problem = Redaction.PROCESS.text(problem);
        proofs = List.copyOf(proofs);
        warnings = warnings.stream().map(Redaction.PROCESS::text).toList();
    }

    /**
     * Examines a backend; leaves nothing behind.
     *
     * @param hosts as the user listed them, a line each; empty if none were
     * @param options the values of the backend's options
     * @param interrupted whether nobody wants to know any more
     */
    public static Examination of(
            ClusterProvider provider,
            List<String> hosts,
            Map<String, String> options,
            JournalFolder journals,
            BooleanSupplier interrupted) {
        int nodes = hosts.isEmpty() ? HOSTS : Math.min(HOSTS, hosts.size());
        HostField field;
        try {
            field = HostField.open(
                    provider,
                    new HostField.Wanted(nodes, hosts, options, SEED, "doctor --cluster " + provider.name()),
                    journals,
                    line -> {},
                    interrupted);
        } catch (IOException | IllegalArgumentException refused) {
            return new Examination(provider.name(), refused.getMessage(), List.of(), List.of());
        }
        if (field.cluster().hosts().isEmpty()) {
            String reason = field.cluster().lacks(Partitionable.class).orElse("there are no hosts");
            return new Examination(provider.name(), reason, List.of(), field.close());
        }
        List<Proof> proofs = new ArrayList<>();
        ABILITIES.forEach(ability -> proofs.addAll(proofs(field.cluster(), ability)));
        proofs.add(capture(field));
        return new Examination(provider.name(), null, proofs, field.close());
    }

    /** It ends when the hosts are let go of. */
    private static Proof capture(HostField field) {
        try {
            field.capture(0);
            return new Proof("capture packets (--pcap)", true, null);
        } catch (IOException impossible) {
            return new Proof("capture packets (--pcap)", false, impossible.getMessage());
        }
    }

    private static List<Proof> proofs(Cluster cluster, Ability ability) {
        Optional<ShapesPackets> shaper = cluster.ability(ShapesPackets.class);
        if (ability.type() != ShapesPackets.class || shaper.isEmpty()) {
            return List.of(proof(cluster, ability));
        }
        List<Proof> proofs = new ArrayList<>();
        PACKETS.forEach((what, conditions) -> {
            Optional<String> refusal = shaper.get().refusal(conditions);
            proofs.add(new Proof(what, refusal.isEmpty(), refusal.orElse(null)));
        });
        return proofs;
    }

    private static Proof proof(Cluster cluster, Ability ability) {
        boolean works = cluster.ability(ability.type()).isPresent();
        String reason = works
                ? null
                : cluster.lacks(ability.type())
                        .orElse("nothing does this to real hosts in this version; use --cluster sim");
        return new Proof(ability.what(), works, reason);
    }
}
