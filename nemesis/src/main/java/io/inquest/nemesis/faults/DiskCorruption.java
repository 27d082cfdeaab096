package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.ListOption;
import io.inquest.systems.OptionSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Flips bits in what nodes had made durable, and has the nodes find them. */
public final class DiskCorruption implements FaultKind {
    private static final String NAME = "disk-corruption";
    private static final String YES = "yes";
    private static final OptionSpec DETECTED = new OptionSpec(
            "disk-corruption-detected",
            "whether checksums notice, so that reading fails; otherwise nodes read what nobody wrote",
            List.of(YES, "no"),
            YES);
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);
    private static final long[] RECORDS = {1, 4, 16, 64};

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "flips bits in what was durable on disks, and restarts the nodes so that they read it",
                List.of(DETECTED, TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Disks.refusal(field, NAME);
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        boolean detected =
                options.getOrDefault(DETECTED.name(), DETECTED.defaultValue()).equals(YES);
        Selection selection = Selection.random(field, TARGETS.chosen(options), random);
        DiskDamage damage = new DiskDamage.Flipped((int) Magnitudes.draw(RECORDS, random), detected);
        return new DiskFault(NAME, selection, null, damage, 0);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        Selection selection = Selection.parse(NAME, value, "records", "detected");
        return new DiskFault(NAME, selection, null, DiskData.flipped(NAME, value), 0);
    }
}
