package io.inquest.harness.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The last step of making the distribution: gives what the build has laid out its index, its launcher and its identity,
 * and moves it to its place in one step, so that a program started from the old one goes on with the files it has open.
 */
public final class Assembly {
    private Assembly() {}

    /**
     * {@code <staging> <target> <launcher> <when the build began> <folder>=<jar or folder of jars>,… …}: the
     * fourth as an instant, such as 2026-01-02T03:04:05Z; each folder, such as {@code clusters/docker}, is a plug-in of
     * the distribution, and of its jars those are left out that the core has.
     */
    public static void main(String[] arguments) throws IOException {
        Path staging = Path.of(arguments[0]);
        Path target = Path.of(arguments[1]);
        for (int i = 4; i < arguments.length; i++) {
            String[] plugin = arguments[i].split("=", 2);
            addPlugin(staging, plugin[0], plugin[1].split(","));
        }
        Distribution distribution = new Distribution(staging, List.of());
        try (Plugins plugins = Plugins.of(distribution)) {
            Path index = staging.resolve("index");
            List<Providers.Line> lines = plugins.lines();
            IndexBuilder.build(plugins).write(index);
            Providers.write(lines, index);
        }
        Files.copy(Path.of(arguments[2]), staging.resolve("inquest"), StandardCopyOption.COPY_ATTRIBUTES);
        Path identity = staging.resolve("id");
        Files.writeString(identity, digest(staging) + "\n");
        // what was edited since the build began may not be in it: the launcher compares with this time
        Files.setLastModifiedTime(identity, FileTime.from(Instant.parse(arguments[3])));
        replace(target, staging);
    }

    private static void addPlugin(Path staging, String folder, String[] sources) throws IOException {
        Set<String> core = new TreeSet<>();
        Distribution.list(staging.resolve("lib"), ".jar").forEach(jar -> core.add(artifact(jar)));
        Path to = Files.createDirectories(staging.resolve(folder));
        Set<String> own = new TreeSet<>();
        for (String source : sources) {
            Path path = Path.of(source);
            List<Path> jars = Files.isDirectory(path) ? Distribution.list(path, ".jar") : List.of(path);
            for (Path jar : jars) {
                if (core.contains(artifact(jar))) {
                    continue;
                }
                if (!own.add(artifact(jar))) {
                    throw new IOException(jar + " is there in two versions: delete " + path + " and build again");
                }
                Files.copy(jar, to.resolve(jar.getFileName()));
            }
        }
    }

    /** A jar's name without its version: of one that the core has too, whichever version, only the core's is ever used. */
    private static String artifact(Path jar) {
        return jar.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    /** A name for these bytes: changes whenever a file of the distribution does. */
    private static String digest(Path folder) throws IOException {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Path file : files(folder)) {
                sha.update(folder.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
                sha.update(Files.readAllBytes(file));
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void replace(Path target, Path staging) throws IOException {
        Path old = target.resolveSibling(target.getFileName() + ".old");
        delete(old);
        if (Files.exists(target)) {
            Files.move(target, old);
        }
        Files.move(staging, target);
        delete(old);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = new ArrayList<>(walk.toList());
        }
        Collections.reverse(all);
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
