package io.inquest.harness.architecture;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The Java sources of the repository that these tests are in. */
final class Sources {
    private Sources() {}

    /** The folder that has the modules in it: the tests run in one of them. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("ARCHITECTURE.md"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder above " + Path.of("").toAbsolutePath()
                        + " has an ARCHITECTURE.md: run the tests in a checkout.");
            }
        }
        return folder;
    }

    /** All of them, tests included, in the order of their paths; what a build made is not among them. */
    static List<Path> all() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean ours = folder.equals(root()) || (!name.equals("target") && !name.startsWith("."));
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(found);
        return found;
    }

    /** Those that are shipped; the examples of the documentation are others' code. */
    static List<Path> main() throws IOException {
        Path main = Path.of("src", "main");
        return all().stream()
                .filter(file -> file.toString().contains(main.toString()))
                .filter(file -> !file.startsWith(root().resolve("benchmarks")))
                .filter(file -> !file.startsWith(root().resolve("docs")))
                // tests, which the tests of others extend
                .filter(file -> !file.startsWith(root().resolve("cluster").resolve("conformance")))
                .toList();
    }
}
