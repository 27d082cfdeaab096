package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.ListOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets disks do what a store must bear: lose or tear what was not synced when the power goes, be full, be slow. */
public final class Disk implements FaultKind {
    private static final String NAME = "disk";
    private static final ListOption<DiskMode> MODES =
            ListOption.of("disk-modes", "what disks do", List.of(DiskMode.values()), DiskMode::label);
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);

    /** From what a sync takes to what many operations take. */
    private static final long[] HOLD_NANOS = {1_000_000, 10_000_000, 100_000_000};

    private static final long HOLD_NANOS_MAX = 10_000_000_000L;
    private static final int AT_ONCE_ONE_IN = 4;

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "cuts the power so that unsynced writes are lost or torn, and makes disks full or slow",
                List.of(MODES.spec(), TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Disks.refusal(field, NAME);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        Selection selection = Selection.random(field, TARGETS.chosen(options), random);
        List<DiskMode> modes = MODES.chosen(options);
        DiskMode mode = modes.get(random.nextInt(modes.size()));
        DiskDamage damage = mode.damage(random);
        boolean holds = damage instanceof DiskDamage.PowerCut && random.nextInt(AT_ONCE_ONE_IN) > 0;
        long holdNanos = holds ? Magnitudes.draw(HOLD_NANOS, random) : 0;
        return new DiskFault(NAME, selection, mode.label(), damage, holdNanos);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        DiskMode mode = Data.labelled(
                "mode of a " + NAME,
                Data.string(NAME, value, DiskFault.MODE),
                List.of(DiskMode.values()),
                DiskMode::label);
        return switch (mode) {
            case LOST, TORN ->
                new DiskFault(
                        NAME,
                        Selection.parse(NAME, value, DiskFault.MODE, DiskFault.HOLD),
                        mode.label(),
                        new DiskDamage.PowerCut(mode == DiskMode.TORN),
                        value.containsKey(DiskFault.HOLD)
                                ? Data.number(NAME, value, DiskFault.HOLD, 0, HOLD_NANOS_MAX)
                                : 0);
            case FULL -> lasting(mode, value, "free-bytes", DiskData.full(NAME, value));
            case SLOW -> lasting(mode, value, "added-nanos", DiskData.slow(NAME, value));
        };
    }

    private static DiskFault lasting(DiskMode mode, Map<String, Object> value, String entry, DiskDamage damage) {
        return new DiskFault(NAME, Selection.parse(NAME, value, DiskFault.MODE, entry), mode.label(), damage, 0);
    }
}
