package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * An archive that {@code tar} can unpack, known by its SHA-256: anything else is refused, on the host itself, before it
 * is unpacked.
 */
public final class Tarball {
    private static final Script HAS = Script.of("tarball", "tarball-has.sh");
    private static final Script FETCH = Script.of("tarball", "tarball-fetch.sh");
    private static final Script UNPACK = Script.of("tarball", "tarball-unpack.sh");
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    private final String source;
    private final String sha256;
    private final Bringing bringing;

    /** How it comes to a file of a host. */
    private interface Bringing {
        void to(Host host, String archive) throws IOException;
    }

    private Tarball(String source, String sha256, Bringing bringing) {
        this.source = source;
        this.sha256 = sha256.toLowerCase(Locale.ROOT);
        this.bringing = bringing;
        if (!this.sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "\"" + sha256 + "\" is no SHA-256 of " + source + ": that has 64 hexadecimal digits");
        }
    }

    /** A file of this machine, brought to each host. */
    public static Tarball file(Path file, String sha256) {
        return new Tarball(file.toString(), sha256, (host, archive) -> {
            String is = sha256(file);
            if (!is.equals(sha256.toLowerCase(Locale.ROOT))) {
                throw new RefusedException(
                        file + " is not what it should be: its SHA-256 is " + is + ", not " + sha256);
            }
            host.upload(file, archive);
        });
    }

    /** What each host fetches by itself, by the program curl. */
    public static Tarball url(URI url, String sha256) {
        String scheme = Objects.requireNonNullElse(url.getScheme(), "");
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException(url + " is no http or https address");
        }
        return new Tarball(
                url.toString(),
                sha256,
                (host, archive) -> RefusedException.unlessDone(
                        host, FETCH.with(url.toString(), archive).withTimeout(TIMEOUT), url + " could not be fetched"));
    }

    /**
     * Unpacks it below a host's home, unless that was done before. Waits.
     *
     * @param name of the folder, below {@code software} in the host's home
     * @param strippedParts how many of the first parts of each path in it are left out, as {@code tar} does
     * @return the folder, absolute
     * @throws RefusedException if it is not what its checksum says, or cannot be had or unpacked; then an earlier
     *     content of the folder is still there, or nothing
     */
    public String install(Host host, String name, int strippedParts) throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || strippedParts < 0) {
            throw new IllegalArgumentException("\"" + name + "\" without " + strippedParts + " parts is no folder");
        }
        String folder = host.facts().home() + "/software/" + name;
        if (!host.run(HAS.with(folder, sha256)).succeeded()) {
            String archive = folder + ".archive";
            bringing.to(host, archive);
            RefusedException.unlessDone(
                    host,
                    UNPACK.with(archive, sha256, folder, Integer.toString(strippedParts))
                            .withTimeout(TIMEOUT),
                    source + " is refused");
        }
        return folder;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
