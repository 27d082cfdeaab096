package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How etcd is started. */
class MemberTest {
    private final ToldHost host = new ToldHost(true);

    private List<String> words(String... namesAndValues) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : EtcdConfig.options()) {
            options.put(option.name(), option.defaultValue());
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        EtcdConfig config = EtcdConfig.parse(new SystemConfig(options, null));
        Member member = new Member(0, host, config);
        return member.daemon(member.inCluster(), true).command().words();
    }

    private static String tlsPartOf(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .filter(word -> word.contains("cert") || word.contains("key-file") || word.contains("-ca-"))
                        .map(word -> word.replace("/home/iq/etcd-tls/", ""))
                        .toList());
    }

    @Test
    void plain() {
        List<String> words = words();
        assertEquals("", tlsPartOf(words));
        assertTrue(words.contains("--listen-client-urls=http://127.0.0.1:2379"), words::toString);
        assertTrue(words.contains("--initial-cluster=n1=http://127.0.0.1:2380"), words::toString);
    }

    @Test
    void underTls() {
        List<String> words = words("tls", "generated");
        assertEquals(
                "--cert-file=member.pem --key-file=member-key.pem --peer-cert-file=member.pem"
                        + " --peer-key-file=member-key.pem --peer-client-cert-auth --peer-trusted-ca-file=ca.pem",
                tlsPartOf(words));
        assertTrue(words.contains("--advertise-client-urls=https://127.0.0.1:2379"), words::toString);
        assertTrue(words.contains("--initial-cluster=n1=https://127.0.0.1:2380"), words::toString);
    }

    @Test
    void askingClientsAndPlainAmongMembers() {
        List<String> words = words("tls", "generated", "tls-clients", "certified", "tls-peers", "no");
        assertEquals(
                "--cert-file=member.pem --key-file=member-key.pem --client-cert-auth --trusted-ca-file=ca.pem",
                tlsPartOf(words));
        assertTrue(words.contains("--initial-cluster=n1=http://127.0.0.1:2380"), words::toString);
    }

    @Test
    void aPasswordIsInNoArgument() {
        String words = String.join(" ", words("tls", "generated", "user-name", "someone", "user-password", "hunter2!"));
        assertFalse(words.contains("hunter2!") || words.contains("someone"), words);
    }

    @Test
    void aKeyIsBroughtForTheAdministratorAlone() throws Exception {
        new TlsFolder(host).fill("trusted", new Identity("shown", "secret"));
        assertEquals(
                List.of(
                        "rm -rf /home/iq/etcd-tls",
                        "mkdir -p /home/iq",
                        "mkdir -m 700 /home/iq/etcd-tls",
                        "upload /home/iq/etcd-tls/ca.pem rw------- trusted",
                        "chmod 600 /home/iq/etcd-tls/ca.pem",
                        "upload /home/iq/etcd-tls/member.pem rw------- shown",
                        "chmod 600 /home/iq/etcd-tls/member.pem",
                        "upload /home/iq/etcd-tls/member-key.pem rw------- secret",
                        "chmod 600 /home/iq/etcd-tls/member-key.pem"),
                host.told);
    }
}
