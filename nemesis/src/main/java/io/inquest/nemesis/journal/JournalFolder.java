package io.inquest.nemesis.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Where journals lie, one a run: {@code ID.jsonl}, and beside it {@code ID.lock}, which is locked while its owner lives. */
public record JournalFolder(Path path) {
    private static final String ENDING = ".jsonl";

    /** The user's: {@code inquest/journal} below {@code $XDG_STATE_HOME}, or else below {@code ~/.local/state}. */
    public static JournalFolder standard(Map<String, String> environment) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path below = state.startsWith("/")
                ? Path.of(state)
                : Path.of(environment.getOrDefault("HOME", "/tmp"), ".local", "state");
        return new JournalFolder(below.resolve("inquest").resolve("journal"));
    }

    /** Makes the folder if it is not there; only the user may look into it, for commands may hold secrets. */
    void make() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path.getParent());
            try {
                Files.createDirectory(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (FileAlreadyExistsException another) {
                // a run that began at the same moment made it
            }
            sync(path.getParent());
        }
    }

    Path file(String id) {
        return path.resolve(id + ENDING);
    }

    static Path lockOf(Path file) {
        return file.resolveSibling(idOf(file) + ".lock");
    }

    static String idOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** A file's name lasts only once its folder is synced. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** All journals, in the order of their names; those of runs that go on too. */
    public List<Path> journals() throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(path)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + ENDING)) {
                files.forEach(found::add);
            }
        }
        Collections.sort(found);
        return found;
    }
}
