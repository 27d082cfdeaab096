package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of the user's, before anything is done with them. */
@Timeout(120)
class GivenCertificatesTest {
    @TempDir
    Path folder;

    private GivenFiles files;

    @BeforeEach
    void begin() throws IOException {
        files = GivenFiles.in(folder, List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    }

    private Certificates read(String... more) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec option : EtcdConfig.options()) {
            options.put(option.name(), option.defaultValue());
        }
        options.putAll(files.options());
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        return GivenCertificates.read(Tls.parse(new SystemConfig(options, null)), 3);
    }

    private String refused() {
        return assertThrows(IllegalArgumentException.class, () -> read())
                .getMessage()
                .replace(folder + "/", "");
    }

    @Test
    void allMembersShowTheSame() throws IOException {
        Certificates read = read();
        assertEquals(3, read.members().size());
        assertEquals(
                Files.readString(folder.resolve("key.pem")),
                read.members().get(2).key());
        assertEquals(
                Files.readString(folder.resolve("client-cert.pem")),
                read.client().orElseThrow().certificate());
        read.forClients();
    }

    @Test
    void whatIsNotThereOrSomethingElseIsSaid() throws IOException {
        files.write("client-key.pem", "-----BEGIN EC PRIVATE KEY-----\n");
        assertEquals(
                "client-key.pem does not hold a PKCS#8 key in PEM without a password: openssl pkcs8 -topk8 -nodes makes one",
                refused());
        files.write("key.pem", Files.readString(folder.resolve("cert.pem")));
        assertEquals("key.pem does not hold a private key in PEM", refused());
        files.write("cert.pem", "");
        assertEquals("cert.pem holds no certificates in PEM", refused());
        Files.delete(folder.resolve("ca.pem"));
        assertEquals("ca.pem cannot be read: java.nio.file.NoSuchFileException: ca.pem", refused());
    }

    @Test
    void whatMayServeOnlyIsNotForMembersAmongEachOther() throws Exception {
        serverOnly();
        assertEquals(
                "cert.pem may not be used by clients, which members are to each other: add --tls-peers no, or take one"
                        + " with the extended key usage clientAuth beside serverAuth",
                refused());
        read("tls-peers", "no");
    }

    private void serverOnly() throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> store =
                List.of("-alias", "a", "-keystore", folder.resolve("keys").toString(), "-storepass", "123456");
        List<String> make = new ArrayList<>(List.of(tool, "-genkeypair", "-keyalg", "EC"));
        make.addAll(List.of("-dname", "CN=a", "-ext", "eku=serverAuth"));
        make.addAll(store);
        List<String> take = new ArrayList<>(List.of(tool, "-exportcert", "-rfc"));
        take.addAll(List.of("-file", folder.resolve("cert.pem").toString()));
        take.addAll(store);
        for (List<String> words : List.of(make, take)) {
            assertEquals(0, new ProcessBuilder(words).start().waitFor());
        }
    }
}
