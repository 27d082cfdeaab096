package io.inquest.cluster.host;

import io.inquest.cluster.ability.PacketConditions;
import io.inquest.cluster.ability.PacketConditions.Bandwidth;
import io.inquest.cluster.ability.PacketConditions.Delay;
import io.inquest.cluster.ability.PacketCounts;
import java.util.Map;
import java.util.Optional;

/**
 * What both ends of a link have and count.
 *
 * @param sent rules where it begins
 * @param came rules where it ends
 * @param classes where it begins
 */
record ShapedEnds(ShapingRules.Found sent, ShapingRules.Found came, Map<PacketEffect, TrafficControl.Found> classes) {
    static final ShapedEnds NOTHING = new ShapedEnds(ShapingRules.Found.NOTHING, ShapingRules.Found.NOTHING, Map.of());

    private static final int PRECISION = 1000;

    /** Of clients and a node: at the clients' end there is nothing of ours, and all that they send is slowed alike. */
    static ShapedEnds ofClients(ShapingRules.Found came, Optional<TrafficControl.Found> slowing) {
        return slowing.map(found -> new ShapedEnds(
                        new ShapingRules.Found(0, 0, 0, 0, 0, 0, Map.of(PacketEffect.NONE, found.sent())),
                        came,
                        Map.of(PacketEffect.NONE, found)))
                .orElse(new ShapedEnds(ShapingRules.Found.NOTHING, came, Map.of()));
    }

    /**
     * The conditions that are in force, as far as they are those that were put there.
     *
     * @param wanted what was put there
     * @param wantedClasses the classes as they were then
     */
    PacketConditions conditions(PacketConditions wanted, Map<PacketEffect, TrafficControl.Found> wantedClasses) {
        PacketConditions found = PacketConditions.NONE.withLossPpm(Math.max(sent.sentLossPpm(), came.comeLossPpm()));
        TrafficControl.Found plain = classes.get(PacketEffect.NONE);
        if (plain != null && sent.effects().containsKey(PacketEffect.NONE)) {
            Optional<Long> rate = plain.bytesPerSecond();
            if (rate.isPresent()) {
                found = found.withBandwidth(bandwidth(rate.get(), wanted.bandwidth()));
            } else if (asWanted(PacketEffect.NONE, wantedClasses)) {
                found = found.withDelay(wanted.delay());
            }
        }
        // those that are held up or doubled are delayed too, but it is the others that show the delay
        if (asWanted(PacketEffect.DUPLICATION, wantedClasses)) {
            found = found.withDuplicationPpm(wanted.duplicationPpm());
        }
        if (asWanted(PacketEffect.REORDERING, wantedClasses)) {
            found = found.withReordering(wanted.reordering());
        }
        if (asWanted(PacketEffect.CORRUPTION, wantedClasses)) {
            found = found.withCorruption(wanted.corruption());
        }
        return found;
    }

    private boolean asWanted(PacketEffect effect, Map<PacketEffect, TrafficControl.Found> wanted) {
        TrafficControl.Found found = classes.get(effect);
        return found != null
                && sent.effects().containsKey(effect)
                && wanted.containsKey(effect)
                && found.text().equals(wanted.get(effect).text());
    }

    /** What {@code tc} says is rounded. */
    private static Bandwidth bandwidth(long bytesPerSecond, Bandwidth wanted) {
        long slack = wanted.bytesPerSecond() / PRECISION + 1;
        return wanted.isLimited() && Math.abs(bytesPerSecond - wanted.bytesPerSecond()) <= slack
                ? wanted
                : new Bandwidth(Math.max(1, bytesPerSecond), 0);
    }

    /**
     * What the conditions did. How often a bucket was found empty is known, not for how many packets: at most for as many
     * as it let through.
     */
    PacketCounts counts(PacketConditions conditions) {
        long delayed = 0;
        long dropped = 0;
        for (TrafficControl.Found found : classes.values()) {
            dropped += found.dropped();
            if (conditions.bandwidth().isLimited()) {
                delayed += Math.min(found.overlimits(), found.sent());
            } else if (!conditions.delay().equals(Delay.NONE)) {
                delayed += found.sent();
            }
        }
        return new PacketCounts(
                sent.sent() > 0 ? sent.sent() : came.came() + dropped,
                delayed,
                sent.lostSent() + came.lostCome(),
                chosen(PacketEffect.DUPLICATION),
                chosen(PacketEffect.REORDERING),
                chosen(PacketEffect.CORRUPTION),
                0,
                0,
                dropped);
    }

    private long chosen(PacketEffect effect) {
        return sent.effects().getOrDefault(effect, 0L);
    }
}
