package io.inquest.harness.plugins;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The installed program: {@code lib/} is the core, each folder of {@code systems/} and {@code clusters/} and each jar in a folder of plug-ins
 * has a class loader of its own, {@code index/} describes what is in them.
 *
 * @param home the folder of all that; null where the program runs from a class path, as in tests: then that is all
 *     there is
 * @param pluginFolders where users put their own jars; they need not exist
 */
public record Distribution(Path home, List<Path> pluginFolders) {
    public Distribution {
        pluginFolders = List.copyOf(pluginFolders);
    }

    /** The one that the launcher named: the properties {@code inquest.home} and {@code inquest.plugins}. */
    public static Distribution current() {
        String home = System.getProperty("inquest.home");
        String plugins = System.getProperty("inquest.plugins", "");
        List<Path> folders = new ArrayList<>();
        for (String folder : plugins.split(File.pathSeparator)) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        return new Distribution(home == null ? null : Path.of(home), folders);
    }

    boolean hasIndex() {
        return home != null && Files.exists(indexFolder());
    }

    Path indexFolder() {
        return home.resolve("index");
    }

    /** The user's jars, in the order of their names. */
    List<Path> pluginJars() {
        List<Path> jars = new ArrayList<>();
        for (Path folder : pluginFolders) {
            jars.addAll(list(folder, ".jar"));
        }
        return jars;
    }

    /** The folders of the stores that come with the program, in the order of their names. */
    List<Path> systemFolders() {
        return home == null ? List.of() : list(home.resolve("systems"), "");
    }

    /** The folders of the backends of real clusters that come with the program, in the order of their names. */
    List<Path> clusterFolders() {
        return home == null ? List.of() : list(home.resolve("clusters"), "");
    }

    /** What in a folder has such an ending, sorted: the order of a directory differs from machine to machine. */
    static List<Path> list(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (entry.toString().endsWith(ending)) {
                    found.add(entry);
                }
            }
        } catch (IOException e) {
            throw new PluginException("the folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        Collections.sort(found);
        return found;
    }
}
