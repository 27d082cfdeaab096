package io.inquest.cluster.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where files of hosts are put on this machine: a folder for each. */
final class NodeFolders {
    private final Path results;

    /** @param results the folder that has {@code nodes/} in it, or will */
    NodeFolders(Path results) {
        this.results = results;
    }

    Path of(Host host) {
        return results.resolve("nodes").resolve(plain(host.name()));
    }

    /**
     * Downloads what can be. Waits.
     *
     * @param files absolute paths there
     * @return what could not be had and why, a sentence each
     */
    List<String> download(Host host, List<String> files) {
        List<String> failures = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String file : files) {
            String name = free(plain(file.substring(file.lastIndexOf('/') + 1)), taken);
            download(host, file, name).ifPresent(failures::add);
        }
        return failures;
    }

    /**
     * Downloads a file. Waits.
     *
     * @param name what it is called here
     * @return why it could not be had, in a sentence; empty if it was
     */
    Optional<String> download(Host host, String file, String name) {
        try {
            host.download(file, of(host).resolve(name));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(file + " of " + host.name() + " could not be fetched: " + e.getMessage());
        }
    }

    /** Logs of the same name in different folders there are put side by side here. */
    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + "." + number;
        }
        return free;
    }

    /** No node's or file's name leads out of its folder. */
    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.matches("\\.*") ? "_" + plain : plain;
    }
}
