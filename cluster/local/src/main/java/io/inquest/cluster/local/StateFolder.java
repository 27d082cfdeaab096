package io.inquest.cluster.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder with what the hosts of a cluster see as their own: {@code inquest-local-ID}. */
final class StateFolder {
    private static final String PREFIX = "inquest-local-";

    private StateFolder() {}

    /** Where it is or would be. */
    static Path of(String id) {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().resolve(PREFIX + id);
    }

    /** Makes it, for nobody else to look into; it must not be there. */
    static void create(Path folder) throws IOException {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /**
     * Removes it and all in it, if it is there.
     *
     * @throws IllegalArgumentException if this is no such folder's name: the path may come from a file
     */
    static void remove(Path folder) throws IOException {
        Path name = folder.getFileName();
        if (!folder.isAbsolute() || name == null || !name.toString().matches(PREFIX + "[a-z0-9]{1,8}")) {
            throw new IllegalArgumentException(folder + " is no folder that hosts of this machine had");
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                if (problem instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw problem;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
