package io.inquest.harness.results;

import io.inquest.harness.runner.RunSpec;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The folder under which all runs write: {@code ROOT/SYSTEM-WORKLOAD/TIME-SEED/}, and {@code ROOT/latest}. */
public final class ResultsRoot {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path root;

    public ResultsRoot(Path root) {
        this.root = root;
    }

    /** A new folder for one run. */
    public RunFolder createRun(RunSpec spec, Instant now) throws IOException {
        Path parent = root.resolve(spec.system() + "-" + spec.workload());
        return new RunFolder(create(parent, STAMP.format(now) + "-" + spec.seed()));
    }

    /** A new folder for a batch of seeds. */
    public BatchFolder createBatch(RunSpec spec, long firstSeed, long lastSeed, Instant now) throws IOException {
        Path parent = root.resolve(spec.system() + "-" + spec.workload());
        return new BatchFolder(create(parent, STAMP.format(now) + "-" + firstSeed + ".." + lastSeed));
    }

    /** Points {@code latest} at a folder. On a file system without links it is left alone. */
    public void setLatest(Path directory) throws IOException {
        Path link = root.resolve("latest");
        if (Files.exists(link) && !Files.isSymbolicLink(link)) {
            return; // somebody's own file
        }
        Path fresh = root.resolve(".latest-" + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(fresh);
            Files.createSymbolicLink(fresh, root.toRealPath().relativize(directory.toRealPath()));
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException noLinks) {
            Files.deleteIfExists(link);
        }
    }

    private static Path create(Path parent, String name) throws IOException {
        Files.createDirectories(parent);
        for (int copy = 1; ; copy++) {
            try {
                return Files.createDirectory(parent.resolve(copy == 1 ? name : name + "-" + copy));
            } catch (FileAlreadyExistsException taken) {
                // two runs of one seed within a second
            }
        }
    }
}
