package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.cluster.sim.Latency;
import io.inquest.cluster.sim.NetworkOptions;
import io.inquest.systems.OptionSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkSettingTest {
    @Test
    void theDefaultIsALocalNetwork() {
        assertEquals(NetworkOptions.LAN, NetworkSetting.parse(Map.of()));
        Map<String, String> defaults = new LinkedHashMap<>();
        for (OptionSpec option : NetworkSetting.OPTIONS) {
            defaults.put(option.name(), option.defaultValue());
        }
        assertEquals(NetworkOptions.LAN, NetworkSetting.parse(defaults));
    }

    @Test
    void everyPresetCanBeHad() {
        OptionSpec network = NetworkSetting.OPTIONS.get(0);
        assertEquals("[lan, wan, lossy, reliable]", network.choices().toString());
        for (String name : network.choices()) {
            NetworkSetting.parse(Map.of("network", name));
        }
        assertEquals(NetworkOptions.WAN, NetworkSetting.parse(Map.of("network", "wan")));
        NetworkOptions reliable = NetworkSetting.parse(Map.of("network", "reliable"));
        assertEquals(0, reliable.lossPpm() + reliable.duplicationPpm() + reliable.holdUpPpm());
        assertEquals("there is no --network mars; they are lan, wan, lossy, reliable", refused("network", "mars"));
    }

    @Test
    void latencyIsAMeanAndItsDistribution() {
        assertEquals(Latency.constant(10_000_000), latency("10ms", "preset"));
        assertEquals(Latency.constant(1_500), latency("1.5us", "constant"));
        assertEquals(Latency.uniform(0, 1_000_000_000), latency("0.5s", "uniform"));
        assertEquals(new Latency(0, 10_000_000, 0, 1), latency("10ms", "exponential"));
        String wanted = "--latency takes a time from 1us to 10s with its unit, such as 10ms or 500us, not ";
        for (String wrong : new String[] {"10", "0ms", "11s", "-1ms", "ten", "1e3ms", ""}) {
            assertEquals(wanted + "\"" + wrong + "\"", refused("latency", wrong));
        }
        assertEquals(
                "--latency-dist uniform needs a mean: give it with --latency, such as 10ms",
                refused("latency-dist", "uniform"));
    }

    private static Latency latency(String mean, String distribution) {
        NetworkOptions options = NetworkSetting.parse(Map.of("latency", mean, "latency-dist", distribution));
        assertEquals(NetworkOptions.LAN.lossPpm(), options.lossPpm());
        return options.latency();
    }

    @Test
    void lossIsAShare() {
        assertEquals(12_345, NetworkSetting.parse(Map.of("p-loss", "0.012345")).lossPpm());
        assertEquals(
                0,
                NetworkSetting.parse(Map.of("p-loss", "0", "network", "lossy")).lossPpm());
        NetworkOptions all = NetworkSetting.parse(Map.of("p-loss", "1", "network", "lossy"));
        assertEquals(1_000_000, all.lossPpm());
        assertEquals(0, all.duplicationPpm() + all.holdUpPpm());
        for (String wrong : new String[] {"2", "1.000001", "-0.1", "0.0000001", "5%", "1e-3", ""}) {
            assertEquals(
                    "--p-loss takes a share from 0 to 1 with at most six digits, such as 0.01, not \"" + wrong + "\"",
                    refused("p-loss", wrong));
        }
    }

    private static String refused(String option, String value) {
        return assertThrows(IllegalArgumentException.class, () -> NetworkSetting.parse(Map.of(option, value)))
                .getMessage();
    }
}
