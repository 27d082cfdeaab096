package io.inquest.nemesis.faults;

import io.inquest.cluster.ability.DriftsClocks;
import io.inquest.cluster.ability.SkewsClocks;
import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.nemesis.ListOption;
import io.inquest.systems.Nearest;
import io.inquest.systems.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** Makes nodes' clocks wrong: at once, by a little, back and forth, or more and more. */
public final class Clocks implements FaultKind {
    static final String NAME = "clock";

    private static final ListOption<Targets> TARGETS = Targets.option(NAME);
    private static final ListOption<Mode> MODES =
            ListOption.of(NAME + "-modes", "how clocks go wrong", List.of(Mode.values()), Mode::label);

    /** Its default is what any cluster's stores are told of, whatever that is there. */
    private static final String BOUND = "bound";

    private static final OptionSpec DRIFT_MAX = new OptionSpec(
            NAME + "-drift-max-ppm",
            "how far off the rate of a drifting clock may be, in parts of a million; bound: as far as stores are told",
            List.of(),
            BOUND);
    private static final long DRIFT_PPM_MAX = 500_000;

    /** Orders of magnitude, of which each is as likely as another. */
    private static final long[] JUMPS_NANOS = {100_000_000L, 1_000_000_000L, 10_000_000_000L, 60_000_000_000L};

    private static final long[] OFFSETS_NANOS = {10_000_000L, 50_000_000L, 250_000_000L};
    private static final long[] STROBES_NANOS = {10_000_000L, 100_000_000L, 1_000_000_000L, 10_000_000_000L};
    private static final long[] PERIODS_NANOS = {1_000_000L, 10_000_000L, 100_000_000L};

    /** How a clock goes wrong. */
    private enum Mode {
        JUMP,
        OFFSET,
        STROBE,
        DRIFT;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public FaultDescription description() {
        return new FaultDescription(
                NAME,
                "makes clocks jump, differ, go back and forth, or run fast or slow",
                List.of(TARGETS.spec(), MODES.spec(), DRIFT_MAX));
    }

    @Override
    public Optional<String> refusal(Battlefield field) {
        return Lacking.refusal(field, SkewsClocks.class, "move clocks", "clock");
    }

    @Override
    public Fault random(Battlefield field, Map<String, String> options, RandomGenerator random) {
        long driftPpmMax = driftPpmMax(field, options);
        List<Mode> modes = MODES.chosen(options);
        String asked = options.getOrDefault(DRIFT_MAX.name(), BOUND);
        if (!modes.contains(Mode.DRIFT) && !asked.equals(BOUND)) {
            throw new IllegalArgumentException(
                    "--" + DRIFT_MAX.name() + " " + asked + " is of clocks that drift, and none does by --"
                            + MODES.spec().name() + "; add drift there");
        }
        if (modes.contains(Mode.DRIFT) && driftPpmMax == 0) {
            if (MODES.isNamed(options)) {
                throw new IllegalArgumentException("the clocks of the "
                        + field.cluster().name() + " cluster cannot be made to drift here; leave out drift");
            }
            modes.remove(Mode.DRIFT);
        }
        Mode mode = modes.get(random.nextInt(modes.size()));
        Selection selection = Selection.random(field, TARGETS.chosen(options), random);
        return switch (mode) {
            case JUMP ->
                new ClockMove(ClockMove.JUMP, selection.targets(), each(selection, () -> signed(JUMPS_NANOS, random)));
            case OFFSET ->
                new ClockMove(
                        ClockMove.OFFSET, selection.targets(), each(selection, () -> signed(OFFSETS_NANOS, random)));
            case STROBE ->
                new ClockStrobe(
                        selection.targets(),
                        each(selection, () -> signed(STROBES_NANOS, random)),
                        Magnitudes.draw(PERIODS_NANOS, random));
            case DRIFT -> new ClockDrift(selection.targets(), each(selection, () -> drift(driftPpmMax, random)));
        };
    }

    private static Map<String, Long> each(Selection selection, LongSupplier amount) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        selection.nodes().forEach(node -> amounts.put(node, amount.getAsLong()));
        return amounts;
    }

    private static long signed(long[] bounds, RandomGenerator random) {
        long amount = Magnitudes.draw(bounds, random);
        return random.nextBoolean() ? amount : -amount;
    }

    /** A tenth of the bound at least, or it could not be measured; one time in two the bound, where things break first. */
    private static long drift(long ppmMax, RandomGenerator random) {
        long ppm = random.nextBoolean() ? ppmMax : Math.max(1, ppmMax - random.nextLong(ppmMax / 10 * 9 + 1));
        return random.nextBoolean() ? ppm : -ppm;
    }

    /** 0 where clocks cannot drift. */
    private static long driftPpmMax(Battlefield field, Map<String, String> options) {
        Optional<DriftsClocks> clocks = field.cluster().ability(DriftsClocks.class);
        String asked = options.getOrDefault(DRIFT_MAX.name(), BOUND);
        if (asked.equals(BOUND)) {
            return clocks.map(DriftsClocks::driftPpmBound).orElse(0);
        }
        try {
            long ppm = Long.parseLong(asked);
            if (ppm >= 1 && ppm <= DRIFT_PPM_MAX) {
                return clocks.isPresent() ? ppm : 0;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException("--" + DRIFT_MAX.name() + " is a whole number from 1 to " + DRIFT_PPM_MAX
                + ", or " + BOUND + ", not " + asked);
    }

    @Override
    public Fault parse(Map<String, Object> value) {
        List<String> known = new ArrayList<>(List.of(ClockMove.JUMP, ClockMove.OFFSET, ClockStrobe.STROBE));
        known.add(ClockDrift.DRIFT);
        for (String mode : known) {
            if (value.containsKey(mode)) {
                return switch (mode) {
                    case ClockStrobe.STROBE -> ClockStrobe.parse(value);
                    case ClockDrift.DRIFT -> ClockDrift.parse(value);
                    default -> ClockMove.parse(mode, value);
                };
            }
        }
        String wrong = value.isEmpty() ? "" : value.keySet().iterator().next();
        throw new IllegalArgumentException(Nearest.sentence(
                "a clock needs one of " + String.join(", ", known) + "; it has no entry of these, but",
                wrong,
                known,
                "inquest explain nemesis:clock"));
    }
}
