package io.inquest.harness.runner;

import io.inquest.cluster.sim.Latency;
import io.inquest.cluster.sim.NetworkOptions;
import io.inquest.systems.OptionSpec;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that say what the simulated network is like while no fault is in force. */
public final class NetworkSetting {
    /** What an option is that leaves the matter to {@code --network}. */
    private static final String PRESET = "preset";

    /** The option that names a network. */
    public static final String NETWORK = "network";

    private static final String LATENCY = "latency";
    private static final String DISTRIBUTION = "latency-dist";
    private static final String LOSS = "p-loss";

    private static final Map<String, NetworkOptions> PRESETS = new LinkedHashMap<>();

    static {
        PRESETS.put("lan", NetworkOptions.LAN);
        PRESETS.put("wan", NetworkOptions.WAN);
        PRESETS.put("lossy", NetworkOptions.LOSSY);
        PRESETS.put("reliable", NetworkOptions.reliable(NetworkOptions.LAN.latency()));
    }

    /** The options that {@link #parse} reads. */
    public static final List<OptionSpec> OPTIONS = List.of(
            new OptionSpec(
                    NETWORK, "what the simulated network is like without faults", List.copyOf(PRESETS.keySet()), "lan"),
            new OptionSpec(LATENCY, "the mean latency of its messages, such as 10ms or 500us", List.of(), PRESET),
            new OptionSpec(
                    DISTRIBUTION,
                    "how --latency is distributed: always the same, evenly from 0 to twice the mean, or exponentially",
                    List.of(PRESET, "constant", "uniform", "exponential"),
                    PRESET),
            new OptionSpec(LOSS, "the share of messages that is lost, such as 0.01", List.of(), PRESET));

    private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s)");
    private static final Pattern SHARE = Pattern.compile("\\d(?:\\.\\d{1,6})?");
    private static final long NANOS_MIN = 1_000;
    private static final long NANOS_MAX = 10_000_000_000L;

    private NetworkSetting() {}

    /** Whether an option leaves the matter to {@link #NETWORK}. */
    public static boolean isPreset(String option, Map<String, String> options) {
        return PRESET.equals(options.get(option))
                && OPTIONS.stream().anyMatch(own -> own.name().equals(option));
    }

    /**
     * From the values of {@link #OPTIONS}; one that is left out has its default.
     *
     * @throws IllegalArgumentException with a sentence for a person
     */
    public static NetworkOptions parse(Map<String, String> options) {
        NetworkOptions preset = PRESETS.get(options.getOrDefault(NETWORK, "lan"));
        if (preset == null) {
            throw new IllegalArgumentException("there is no --network " + options.get(NETWORK) + "; they are "
                    + String.join(", ", PRESETS.keySet()));
        }
        Latency latency = latency(preset, options);
        String loss = options.getOrDefault(LOSS, PRESET);
        int lossPpm = loss.equals(PRESET) ? preset.lossPpm() : ppm(loss);
        boolean fits = lossPpm + preset.duplicationPpm() + preset.holdUpPpm() <= 1_000_000;
        // where nearly all is lost, what is left can only be delivered
        return new NetworkOptions(
                latency,
                lossPpm,
                fits ? preset.duplicationPpm() : 0,
                fits ? preset.holdUpPpm() : 0,
                preset.holdUpNanosMax());
    }

    private static Latency latency(NetworkOptions preset, Map<String, String> options) {
        String mean = options.getOrDefault(LATENCY, PRESET);
        String distribution = options.getOrDefault(DISTRIBUTION, PRESET);
        if (mean.equals(PRESET)) {
            if (!distribution.equals(PRESET)) {
                throw new IllegalArgumentException(
                        "--latency-dist " + distribution + " needs a mean: give it with --latency, such as 10ms");
            }
            return preset.latency();
        }
        long nanos = nanos(mean);
        return switch (distribution) {
            case "uniform" -> Latency.uniform(0, 2 * nanos);
            case "exponential" -> new Latency(0, nanos, 0, 1);
            default -> Latency.constant(nanos);
        };
    }

    private static long nanos(String typed) {
        Matcher matcher = TIME.matcher(typed);
        if (matcher.matches()) {
            BigDecimal nanos = new BigDecimal(matcher.group(1)).movePointRight(digits(matcher.group(2)));
            if (nanos.compareTo(BigDecimal.valueOf(NANOS_MIN)) >= 0
                    && nanos.compareTo(BigDecimal.valueOf(NANOS_MAX)) <= 0) {
                return nanos.longValue();
            }
        }
        throw new IllegalArgumentException(
                "--latency takes a time from 1us to 10s with its unit, such as 10ms or 500us, not \"" + typed + "\"");
    }

    private static int digits(String unit) {
        return switch (unit) {
            case "us" -> 3;
            case "ms" -> 6;
            default -> 9;
        };
    }

    private static int ppm(String typed) {
        if (SHARE.matcher(typed).matches()) {
            int ppm = new BigDecimal(typed).movePointRight(6).intValueExact();
            if (ppm <= 1_000_000) {
                return ppm;
            }
        }
        throw new IllegalArgumentException(
                "--p-loss takes a share from 0 to 1 with at most six digits, such as 0.01," + " not \"" + typed + "\"");
    }
}
