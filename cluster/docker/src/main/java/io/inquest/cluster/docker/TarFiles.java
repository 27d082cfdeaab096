package io.inquest.cluster.docker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Files and folders in the tar format, in which an engine takes and gives them. */
final class TarFiles {
    private static final int EXECUTABLE = 0100755;
    private static final int PLAIN = 0100644;
    private static final int OWNER_EXECUTES = 0100;

    private TarFiles() {}

    /**
     * Writes a file, or all that is in a folder. Links to files are followed; links to folders and what is no file are
     * left out.
     *
     * @param name the file's name in the archive; a folder's contents have names of their own
     */
    static void pack(Path from, String name, Path archive) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
                TarArchiveOutputStream tar = new TarArchiveOutputStream(file, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            if (Files.isDirectory(from)) {
                packFolder(from, "", tar);
            } else {
                packFile(from, name, tar);
            }
        }
    }

    private static void packFolder(Path folder, String prefix, TarArchiveOutputStream tar) throws IOException {
        for (Path child : children(folder)) {
            String name = prefix + child.getFileName();
            if (Files.isRegularFile(child)) {
                packFile(child, name, tar);
            } else if (Files.isDirectory(child) && !Files.isSymbolicLink(child)) {
                tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
                tar.closeArchiveEntry();
                packFolder(child, name + "/", tar);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static void packFile(Path from, String name, TarArchiveOutputStream tar) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(from));
        entry.setMode(Files.isExecutable(from) ? EXECUTABLE : PLAIN);
        tar.putArchiveEntry(entry);
        Files.copy(from, tar);
        tar.closeArchiveEntry();
    }

    /**
     * Unpacks what was fetched: a file becomes {@code to}, a folder's contents go below it. What would go elsewhere is
     * refused: a container that was broken into must not write here.
     *
     * @return the names of links, below the folder that was fetched, which were left out
     */
    static List<String> unpack(InputStream archive, Path to) throws IOException {
        List<String> links = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new BufferedInputStream(archive), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String below = below(entry.getName());
                Path target = below.isEmpty() ? to : to.resolve(below);
                if (!target.normalize().startsWith(to.normalize())) {
                    throw new IOException("\"" + entry.getName() + "\" lies beside the folder that was fetched");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    links.add(below);
                } else if (entry.isFile()) {
                    unpackFile(tar, entry, target);
                }
            }
        }
        return links;
    }

    /** Without the name of the file or folder itself, which every entry begins with. */
    private static String below(String name) {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        int slash = plain.indexOf('/');
        return slash < 0 ? "" : plain.substring(slash + 1);
    }

    private static void unpackFile(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            tar.transferTo(out);
        }
        if ((entry.getMode() & OWNER_EXECUTES) != 0) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }
}
