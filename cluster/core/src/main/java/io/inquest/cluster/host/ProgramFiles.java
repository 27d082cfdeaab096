package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings the classes of a node's program to a host, those that are not there already. Waits. */
final class ProgramFiles {
    private static final int BUFFER_BYTES = 1 << 16;

    private final List<Path> entries;
    /** Of the files among them. */
    private final Map<Path, String> digests = new TreeMap<>();

    ProgramFiles(List<Path> entries) throws IOException {
        this.entries = List.copyOf(entries);
        for (Path entry : entries) {
            if (Files.isRegularFile(entry)) {
                digests.put(entry, digest(entry));
            }
        }
    }

    /** The class path on the host, once all of it is there. A host that sees this machine's files uses them in place. */
    String bring(Host host) throws IOException {
        Map<String, String> there = digestsThere(host);
        List<String> path = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Path entry = entries.get(i);
            String same = digests.get(entry);
            if (same != null && same.equals(there.get(entry.toString()))) {
                path.add(entry.toString());
            } else {
                String to = host.facts().home() + "/program/" + i + "-" + entry.getFileName();
                host.upload(entry, to);
                path.add(to);
            }
        }
        return String.join(":", path);
    }

    /** By path, of the files that are at the same path there; none where that cannot be found out. */
    private Map<String, String> digestsThere(Host host) throws IOException {
        List<String> words = new ArrayList<>(List.of("sha256sum", "--"));
        digests.keySet().forEach(file -> words.add(file.toString()));
        Map<String, String> found = new TreeMap<>();
        if (digests.isEmpty()) {
            return found;
        }
        // its status says that some are missing, which is no failure here
        for (String line : host.run(Command.of(words)).output().split("\n")) {
            int gap = line.indexOf("  ");
            if (gap > 0) {
                found.put(line.substring(gap + 2), line.substring(0, gap));
            }
        }
        return found;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[BUFFER_BYTES];
            while (digesting.read(buffer) >= 0) {}
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
