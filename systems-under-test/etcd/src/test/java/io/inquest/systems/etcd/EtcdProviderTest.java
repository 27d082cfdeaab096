package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.systems.OptionSpec;
import io.inquest.systems.Promise;
import io.inquest.systems.SystemConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EtcdProviderTest {
    private final EtcdProvider provider = new EtcdProvider();

    private SystemConfig config(String... namesAndValues) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : provider.description().options()) {
            options.put(option.name(), option.defaultValue());
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new SystemConfig(options, null);
    }

    private String refused(String... namesAndValues) {
        return assertThrows(IllegalArgumentException.class, () -> provider.promise(config(namesAndValues)))
                .getMessage();
    }

    @Test
    void promisesWhatItsReadsAre() {
        Promise linearizable = provider.promise(config());
        assertEquals("linearizable", linearizable.to(List.of("read", "write")).model());
        assertEquals("strict-serializable", linearizable.to(List.of("txn")).model());
        Promise serializable = provider.promise(config("reads", "serializable"));
        assertEquals("sequential", serializable.to(List.of("read", "write")).model());
        assertEquals(
                "strong-session-serializable", serializable.to(List.of("txn")).model());
    }

    @Test
    void refusesWhatEtcdDoesNotStartWith() {
        assertEquals(
                "--election-timeout-ms 400 must be at least 5 times --heartbeat-ms 100, or etcd does not start",
                refused("election-timeout-ms", "400"));
        assertEquals("--client-port is a whole number from 1 to 65535, not etcd", refused("client-port", "etcd"));
        assertEquals("--client-port and --peer-port are both 2380: take two ports", refused("client-port", "2380"));
    }
}
