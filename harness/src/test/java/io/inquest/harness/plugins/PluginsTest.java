package io.inquest.harness.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.workloads.RegisterWorkload;
import io.inquest.workloads.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    private static final String BEGUN = "2026-01-02T03:04:05Z";

    @TempDir
    private Path directory;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(directory.resolve("plugins"));
    }

    private Distribution withPlugins() {
        return new Distribution(null, List.of(folder, directory.resolve("absent")));
    }

    @Test
    void findsWhatUsersBring() throws IOException {
        PluginJar.workload(folder.resolve("mine.jar"), "Mine", "mine");
        try (Plugins plugins = Plugins.of(withPlugins())) {
            Workload mine = plugins.workload("mine");
            assertEquals("what Mine does", mine.summary());
            assertNotSame(
                    RegisterWorkload.class.getClassLoader(), mine.getClass().getClassLoader());
            assertSame(RegisterWorkload.class, plugins.workload("register").getClass());
        }
        Index index = Index.of(withPlugins());
        assertEquals("what Mine does", index.called("mine").get(0).summary());
    }

    @Test
    void onePluginDoesNotSeeAnother() throws IOException {
        PluginJar.workload(folder.resolve("a.jar"), "Mine", "a");
        PluginJar.workload(folder.resolve("b.jar"), "Mine", "b");
        try (Plugins plugins = Plugins.of(withPlugins())) {
            Class<?> a = plugins.workload("a").getClass();
            Class<?> b = plugins.workload("b").getClass();
            assertEquals(a.getName(), b.getName());
            assertNotSame(a, b);
        }
    }

    @Test
    void twoOfOneNameStopTheStart() throws IOException {
        Path jar = PluginJar.workload(folder.resolve("mine.jar"), "Mine", "register");
        String core = RegisterWorkload.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .replaceFirst("/$", "");
        try (Plugins plugins = Plugins.of(withPlugins())) {
            PluginException refusal = assertThrows(PluginException.class, plugins::workloads);
            assertEquals(
                    "two workloads are called \"register\", in " + core + " and in " + jar + "; remove one of them",
                    refusal.getMessage());
        }
    }

    @Test
    void aBrokenPluginIsNamed() throws IOException {
        Path jar = PluginJar.broken(folder.resolve("broken.jar"));
        try (Plugins plugins = Plugins.of(withPlugins())) {
            PluginException refusal = assertThrows(PluginException.class, plugins::workloads);
            assertTrue(refusal.getMessage().startsWith("what is in " + jar + " does not load: "), refusal.getMessage());
            assertTrue(
                    refusal.getMessage().endsWith("; remove it, or build it against this version"),
                    refusal.getMessage());
        }
    }

    @Test
    void aDistributionIsIndexedAndMovedToItsPlace() throws IOException {
        Path staging = Files.createDirectories(directory.resolve("staging"));
        Files.createDirectories(staging.resolve("systems/mine"));
        PluginJar.workload(staging.resolve("systems/mine/mine.jar"), "Mine", "mine");
        Path launcher = Files.writeString(directory.resolve("launcher"), "#!/bin/sh\n");
        Path home = Files.createDirectory(directory.resolve("home"));
        Files.writeString(home.resolve("old"), "");

        Assembly.main(new String[] {staging.toString(), home.toString(), launcher.toString(), BEGUN});

        assertFalse(Files.exists(staging));
        assertFalse(Files.exists(home.resolve("old")));
        assertTrue(Files.readString(home.resolve("id")).matches("[0-9a-f]{16}\n"));
        assertEquals(FileTime.from(Instant.parse(BEGUN)), Files.getLastModifiedTime(home.resolve("id")));
        Distribution distribution = new Distribution(home, List.of(folder));
        assertEquals(
                "what Mine does", Index.of(distribution).called("mine").get(0).summary());
        assertEquals(
                Index.of(new Distribution(null, List.of())).entries(Kind.ANOMALY),
                Index.of(distribution).entries(Kind.ANOMALY));
        try (Plugins plugins = Plugins.of(distribution)) {
            assertEquals("users.Mine", plugins.workload("mine").getClass().getName());
            assertTrue(plugins.workloads().keySet().containsAll(List.of("kv", "mine", "register")));
        }
    }

    @Test
    void theIndexOnDiskSaysTheSame() throws IOException {
        try (Plugins plugins = Plugins.of(new Distribution(null, List.of()))) {
            Index built = IndexBuilder.build(plugins);
            built.write(directory.resolve("index"));
            Index read = Index.of(new Distribution(directory, List.of()));
            assertEquals(built.entries(), read.entries());
            assertEquals(built.defaultSystem(), read.defaultSystem());
            for (IndexEntry entry : read.entries()) {
                assertEquals(built.text(entry), read.text(entry), entry.textPath());
            }
        }
    }

    @Test
    void theIndexDoesNotLoadWhatItDescribes() throws IOException {
        try (Plugins plugins = Plugins.of(new Distribution(null, List.of()))) {
            IndexBuilder.build(plugins).write(directory.resolve("index"));
        }
        Files.createDirectories(directory.resolve("systems/broken"));
        Files.writeString(directory.resolve("systems/broken/broken.jar"), "no jar at all");
        assertFalse(Index.of(new Distribution(directory, List.of())).entries().isEmpty());
    }
}
