package io.inquest.cluster.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@EnabledOnOs(value = OS.LINUX, disabledReason = "tar and sha256sum as Linux has them")
final class TarballTest {
    @TempDir
    private Path temp;

    private ThisMachine host;

    @BeforeEach
    void begin() {
        host = new ThisMachine("n1", temp.resolve("home of n1"));
    }

    @Test
    void aFileIsBroughtCheckedAndUnpacked() throws IOException {
        Path archive = archive("1");
        String folder = Tarball.file(archive, sha256(archive).toUpperCase(java.util.Locale.ROOT))
                .install(host, "store", 1);
        assertEquals(host.facts().home() + "/software/store", folder);
        assertEquals("version 1", Files.readString(Path.of(folder, "bin", "run")));
        assertTrue(Files.isExecutable(Path.of(folder, "bin", "run")));
        try (var left = Files.list(Path.of(folder).getParent())) {
            assertEquals(
                    List.of("store", "store.sha256"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void whatWasUnpackedIsNotFetchedAgainAndAnotherTakesItsPlace() throws IOException {
        Path archive = archive("1");
        String sum = sha256(archive);
        String folder = Tarball.file(archive, sum).install(host, "store", 1);
        Files.delete(archive);
        assertEquals(folder, Tarball.file(archive, sum).install(host, "store", 1), "it was not looked for");
        Path other = archive("2");
        Tarball.file(other, sha256(other)).install(host, "store", 1);
        assertEquals("version 2", Files.readString(Path.of(folder, "bin", "run")));
    }

    @Test
    void whatHasAnotherSumIsRefusedAndWhatWasThereStays() throws IOException {
        Path archive = archive("1");
        String folder = Tarball.file(archive, sha256(archive)).install(host, "store", 1);
        Path other = archive("2");
        String wrong = "0".repeat(64);
        RefusedException refused = assertThrows(
                RefusedException.class, () -> Tarball.file(other, wrong).install(host, "store", 1));
        assertTrue(refused.getMessage().contains("is " + sha256(other) + ", not " + wrong), refused.getMessage());
        assertEquals("version 1", Files.readString(Path.of(folder, "bin", "run")));
    }

    @Test
    void whatIsFetchedIsCheckedOnTheHost() throws IOException {
        Path archive = archive("1");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/store.tar.gz", exchange -> {
            byte[] bytes = Files.readAllBytes(archive);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            String base = "http://127.0.0.1:" + server.getAddress().getPort();
            URI url = URI.create(base + "/store.tar.gz");
            RefusedException refused = assertThrows(
                    RefusedException.class,
                    () -> Tarball.url(url, "0".repeat(64)).install(host, "store", 1));
            assertEquals(
                    "n1: " + url + " is refused: its SHA-256 is " + sha256(archive) + ", not " + "0".repeat(64),
                    refused.getMessage());
            Path software = Path.of(host.facts().home(), "software");
            try (var left = Files.list(software)) {
                assertEquals(List.of(), left.toList(), "nothing of it is left");
            }
            String folder = Tarball.url(url, sha256(archive)).install(host, "store", 1);
            assertEquals("version 1", Files.readString(Path.of(folder, "bin", "run")));
            RefusedException missing = assertThrows(
                    RefusedException.class,
                    () -> Tarball.url(URI.create(base + "/gone"), "0".repeat(64))
                            .install(host, "gone", 0));
            assertTrue(missing.getMessage().contains("404"), missing.getMessage());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whatIsNoArchiveOrHasNothingInItIsRefused() throws IOException {
        Path text = Files.writeString(temp.resolve("text"), "this is no archive");
        String sum = sha256(text);
        RefusedException refused = assertThrows(
                RefusedException.class, () -> Tarball.file(text, sum).install(host, "text", 0));
        assertTrue(refused.getMessage().contains("tar said: "), refused.getMessage());
        Path archive = archive("1");
        String right = sha256(archive);
        RefusedException empty = assertThrows(
                RefusedException.class, () -> Tarball.file(archive, right).install(host, "store", 9));
        assertTrue(empty.getMessage().contains("nothing is left of it without the first 9"), empty.getMessage());
        assertFalse(Files.exists(Path.of(host.facts().home(), "software", "store")));
    }

    @Test
    void whatMakesNoSenseIsRefusedAtOnce() {
        assertThrows(
                IllegalArgumentException.class, () -> Tarball.url(URI.create("file:///etc/passwd"), "0".repeat(64)));
        assertThrows(IllegalArgumentException.class, () -> Tarball.file(temp, "123"));
        Tarball tarball = Tarball.file(temp, "0".repeat(64));
        assertThrows(IllegalArgumentException.class, () -> tarball.install(host, "../up", 0));
    }

    /** With {@code store-VERSION/bin/run} in it. */
    private Path archive(String version) throws IOException {
        Path bin = Files.createDirectories(temp.resolve("store-" + version).resolve("bin"));
        Path run = Files.writeString(bin.resolve("run"), "version " + version);
        assertTrue(run.toFile().setExecutable(true));
        Path archive = temp.resolve("store-" + version + ".tar.gz");
        host.require(Command.of("tar", "-C", temp.toString(), "-czf", archive.toString(), "store-" + version));
        return archive;
    }

    private String sha256(Path file) throws IOException {
        return host.require(Command.of("sha256sum", file.toString())).substring(0, 64);
    }
}
