package io.inquest.systems.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Certificates for one run, by the JDK's keytool: an authority, one for each member with its address, and one for clients.
 * They are valid long before and after, so that a fault with clocks is not one with certificates.
 */
final class GeneratedCertificates implements AutoCloseable {
    private static final String AUTHORITY = "authority";
    private static final String CLIENT = "client";
    private static final String PASSWORD_VARIABLE = "INQUEST_KEYSTORE";

    /** Of a file in a folder of one's own that is gone in a moment; keytool wants one. */
    private static final char[] PASSWORD = "for a moment".toCharArray();

    private static final long PATIENCE_SECONDS = 60;

    private final Path folder;
    private final Path store;

    private GeneratedCertificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys");
    }

    /**
     * Waits.
     *
     * @param members where each of them is reached
     */
    static Certificates make(List<List<InetSocketAddress>> members, boolean certifiedClients) throws IOException {
        try (GeneratedCertificates made = new GeneratedCertificates(Files.createTempDirectory("inquest-keys-"))) {
            return made.all(members, certifiedClients);
        } catch (GeneralSecurityException e) {
            throw new IOException("certificates could not be made: " + e.getMessage(), e);
        }
    }

    private Certificates all(List<List<InetSocketAddress>> members, boolean certifiedClients)
            throws IOException, GeneralSecurityException {
        generate(AUTHORITY, "-ext", "bc:critical=ca:true", "-ext", "ku:critical=keyCertSign");
        for (int i = 0; i < members.size(); i++) {
            signed(member(i), "-ext", "eku=serverAuth,clientAuth", "-ext", "san=" + names(members.get(i)));
        }
        if (certifiedClients) {
            signed(CLIENT, "-ext", "eku=clientAuth");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        List<Identity> identities = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            identities.add(identity(keys, member(i)));
        }
        return new Certificates(
                certificate(keys, AUTHORITY),
                identities,
                certifiedClients ? Optional.of(identity(keys, CLIENT)) : Optional.empty());
    }

    private static String member(int number) {
        return "member-" + number;
    }

    /** What clients may know it by: its addresses, and the names that they were found by. */
    private static String names(List<InetSocketAddress> member) {
        Set<String> names = new TreeSet<>();
        for (InetSocketAddress one : member) {
            String address = withoutZone(one.getAddress().getHostAddress());
            names.add("ip:" + address);
            if (!withoutZone(one.getHostString()).equals(address)) {
                names.add("dns:" + one.getHostString());
            }
        }
        return String.join(",", names);
    }

    private static String withoutZone(String address) {
        return address.replaceFirst("%.*", "");
    }

    private void signed(String alias, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("-signer", AUTHORITY));
        all.addAll(List.of(more));
        generate(alias, all.toArray(String[]::new));
    }

    private void generate(String alias, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=inquest " + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-startdate",
                "-10y",
                "-validity",
                "7300",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                PASSWORD_VARIABLE));
        words.addAll(List.of(more));
        run(words);
    }

    private void run(List<String> words) throws IOException {
        Path said = folder.resolve("said");
        ProcessBuilder keytool =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile());
        keytool.environment().put(PASSWORD_VARIABLE, String.valueOf(PASSWORD));
        Process process = keytool.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("keytool made no certificate within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("keytool made no certificate: "
                    + Files.readString(said, StandardCharsets.UTF_8).strip());
        }
    }

    private static Identity identity(KeyStore keys, String alias) throws GeneralSecurityException {
        Key key = keys.getKey(alias, PASSWORD);
        return new Identity(certificate(keys, alias), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String certificate(KeyStore keys, String alias) throws GeneralSecurityException {
        return pem("CERTIFICATE", keys.getCertificate(alias).getEncoded());
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(store);
        Files.deleteIfExists(folder.resolve("said"));
        Files.delete(folder);
    }
}
