package io.inquest.harness.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md says of files. */
class SourcesTest {
    private static final int LINES_MAX = 400;
    // put together, so that this file does not have them
    private static final Pattern POSTPONED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    @Test
    void noFileIsLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : Sources.all()) {
            int lines = Files.readAllLines(source).size();
            if (lines > LINES_MAX) {
                tooLong.add(
                        Sources.root().relativize(source) + " has " + lines + " lines: part it by what it is about");
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void nothingIsPostponedInAComment() throws IOException {
        List<String> postponed = new ArrayList<>();
        for (Path source : Sources.all()) {
            if (POSTPONED.matcher(Files.readString(source)).find()) {
                postponed.add(Sources.root().relativize(source).toString());
            }
        }
        assertEquals(List.of(), postponed);
    }

    /** Or the rules of this package hold of nothing. */
    @Test
    void everyModulesClassesAreLookedAt() throws IOException {
        List<String> unseen = new ArrayList<>();
        for (Path source : Sources.main()) {
            String name = className(source);
            if (!name.endsWith("package-info") && !Production.CLASSES.contain(name)) {
                unseen.add(name);
            }
        }
        assertTrue(Sources.main().size() > 100, "sources found");
        assertEquals(List.of(), unseen);
    }

    private static String className(Path source) {
        String path = source.toString().replace('\\', '/');
        String marker = "/src/main/java/";
        String relative = path.substring(path.indexOf(marker) + marker.length());
        return relative.substring(0, relative.length() - ".java".length()).replace('/', '.');
    }
}
