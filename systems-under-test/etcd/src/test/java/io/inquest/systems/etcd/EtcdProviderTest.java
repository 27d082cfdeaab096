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

    @Test
    void refusesWhatOfTlsHasNoEffectOrIsMissing() {
        assertEquals(
                "--tls-clients has no effect without --tls generated or files", refused("tls-clients", "certified"));
        assertEquals("--tls-peers has no effect without --tls generated or files", refused("tls-peers", "no"));
        assertEquals(
                "--tls-key-file has no effect without --tls files",
                refused("tls", "generated", "tls-key-file", "key.pem"));
        assertEquals("--tls files needs --tls-ca-file FILE", refused("tls", "files"));
        String[] files = {
            "tls", "files", "tls-ca-file", "a", "tls-cert-file", "b", "tls-key-file", "c", "tls-clients", "certified"
        };
        assertEquals("--tls files --tls-clients certified needs --tls-client-cert-file FILE", refused(files));
    }

    @Test
    void aPasswordIsNotSentInTheClearNorIsAUserWithoutOne() {
        assertEquals(
                "--user-password would go over the network for everybody to read: add --tls generated, or --tls files",
                refused("user-name", "someone", "user-password", "hunter2!"));
        assertEquals(
                "--user-name and --user-password go together: give both or none",
                refused("tls", "generated", "user-name", "someone"));
    }

    @Test
    void anArchiveIsKnownByItsSum() {
        assertEquals(
                "--tarball and --tarball-sha256 go together: an archive is used only if it is known to be the right"
                        + " one",
                refused("tarball", "etcd.tar.gz"));
        assertEquals(
                "\"123\" is no SHA-256 of etcd.tar.gz: that has 64 hexadecimal digits",
                refused("tarball", "etcd.tar.gz", "tarball-sha256", "123"));
    }

    @Test
    void anAddressOfAnArchiveHasNoPasswordInIt() {
        String sum = "0".repeat(64);
        assertEquals(
                "--tarball has a user's name or password in it, and is written down with the run: take an address that"
                        + " needs none, or a file",
                refused("tarball", "https://me:hunter2@127.0.0.1/etcd.tar.gz", "tarball-sha256", sum));
        assertEquals(
                "--tarball is no address: Illegal character in authority",
                refused("tarball", "https://me:hunter 2@127.0.0.1/etcd.tar.gz", "tarball-sha256", sum));
    }
}
