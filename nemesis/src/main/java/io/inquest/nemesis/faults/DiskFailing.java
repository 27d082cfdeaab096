package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DiskDamage;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.ListOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Lets reads, writes and syncs fail, some or all. */
public final class DiskFailing implements FaultKind {
    private static final String NAME = "disk-failing";
    private static final ListOption<Call> CALLS =
            ListOption.of("disk-failing-calls", "what fails", List.of(Call.values()), Call::label);
    private static final ListOption<Targets> TARGETS = Targets.option(NAME);
    private static final int MILLION = 1_000_000;
    private static final long[] PPM = {10_000, 100_000, MILLION};

    private enum Call {
        READS,
        WRITES,
        SYNCS;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "lets disks return errors: of reads, writes or syncs, some or all fail",
                List.of(CALLS.spec(), TARGETS.spec()));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Disks.refusal(field, NAME);
    }

    /**
     * A disk is dead one time in two, and else fails now and then. A running store hardly reads: to fail reads alone would
     * mostly do nothing, and is for those who ask for it.
     */
    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        Selection selection = Selection.random(field, TARGETS.chosen(options), random);
        List<Call> calls = CALLS.chosen(options);
        int ppm = random.nextBoolean() ? MILLION : (int) Magnitudes.draw(PPM, random);
        List<Call> felt = new ArrayList<>(calls);
        if (calls.size() > 1) {
            felt.remove(Call.READS);
        }
        Call only = random.nextBoolean() ? felt.get(random.nextInt(felt.size())) : null;
        int[] ppms = new int[Call.values().length];
        for (Call call : calls) {
            ppms[call.ordinal()] = only == null || only == call ? ppm : 0;
        }
        return new DiskFault(NAME, selection, null, new DiskDamage.Failing(ppms[0], ppms[1], ppms[2]), 0);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        Selection selection = Selection.parse(NAME, value, "reads-ppm", "writes-ppm", "syncs-ppm");
        return new DiskFault(NAME, selection, null, DiskData.failing(NAME, value), 0);
    }
}
