package io.inquest.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java and a Maven that only say how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../inquest");
    private static final String JAVA = """
            #!/bin/sh
            [ "${JAVA_FAILS-}" != yes ] || exit 9
            echo "java of ${0%/bin/java}"
            for word; do printf '<%s>' "$word"; done
            echo
            """;
    private static final String MAVEN = """
            #!/bin/sh
            echo "mvn $* in $PWD with $JAVA_HOME" >>"$MAVEN_CALLS"
            [ -z "${MAVEN_FAILS-}" ] || { echo "[ERROR] the roof is missing"; echo "[INFO] so it is"; exit 1; }
            mkdir -p harness/target/inquest/lib
            : >harness/target/inquest/lib/inquest-harness-1.jar
            echo 0123 >harness/target/inquest/id
            """;

    @TempDir
    private Path directory;

    private Path calls;
    private final Map<String, String> environment = new TreeMap<>();

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void makeHome() throws IOException {
        calls = directory.resolve("maven-calls");
        Files.createDirectories(directory.resolve("bin"));
        for (String tool : List.of("find", "mkdir", "rm", "cat", "grep", "head", "sed", "readlink", "stty")) {
            wrap(tool);
        }
        environment.put("PATH", directory.resolve("bin").toString());
        environment.put("HOME", directory.resolve("nobody").toString());
        environment.put("MAVEN_CALLS", calls.toString());
        environment.put("INQUEST_CDS", "off");
        environment.put("JAVA_HOME", java("jdk-21", "21.0.1", true).toString());
    }

    /** A tool of the system, and no other that is beside it. */
    private void wrap(String tool) throws IOException {
        Path program = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
        script(directory.resolve("bin").resolve(tool), "#!/bin/sh\nexec " + program + " \"$@\"\n");
    }

    private static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path java(String name, String version, boolean compiler) throws IOException {
        Path home = directory.resolve(name);
        script(home.resolve("bin/java"), JAVA);
        if (compiler) {
            script(home.resolve("bin/javac"), JAVA);
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Path distribution(String name) throws IOException {
        Path home = directory.resolve(name);
        Files.createDirectories(home.resolve("lib"));
        Files.writeString(home.resolve("lib/inquest-harness-1.jar"), "");
        Files.writeString(home.resolve("id"), "0123\n");
        Files.copy(LAUNCHER, home.resolve("inquest"));
        return home;
    }

    private Path checkout() throws IOException {
        Path root = directory.resolve("checkout");
        Files.createDirectories(root.resolve("harness/src/main"));
        Files.createDirectories(root.resolve("history/src/main"));
        Files.writeString(root.resolve("harness/pom.xml"), "");
        Files.copy(LAUNCHER, root.resolve("inquest"));
        script(directory.resolve("bin/mvn"), MAVEN);
        return root;
    }

    private Ended run(Path home, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("/bin/sh", home.resolve("inquest").toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        return new Ended(status, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private long builds() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void startsADistributionWithTheArgumentsAsTheyAre() throws Exception {
        Path home = distribution("some where");
        Ended ended = run(home, "check", "a file", "*", "");
        assertEquals("", ended.err);
        assertTrue(ended.out.startsWith("java of " + directory.resolve("jdk-21") + "\n"), ended.out);
        assertTrue(ended.out.contains("<-Dinquest.home=" + home + ">"), ended.out);
        assertTrue(ended.out.contains("<-Dinquest.plugins=" + home + "/plugins>"), ended.out);
        assertTrue(
                ended.out.endsWith("<-cp><" + home + "/lib/inquest-harness-1.jar><io.inquest.harness.Main><check>"
                        + "<a file><*><>\n"),
                ended.out);
        assertTrue(ended.out.contains("<-Xlog:disable><-XX:+DisplayVMOutputToStderr>"), ended.out);
    }

    @Test
    void isFoundThroughALink() throws Exception {
        distribution("home");
        Path link = Files.createDirectory(directory.resolve("links"));
        Files.createSymbolicLink(link.resolve("inquest"), Path.of("../home/inquest"));
        assertTrue(run(link, "list").out.contains("-Dinquest.home=" + link + "/../home>"));
    }

    @Test
    void passesOverAJavaThatIsTooOld() throws Exception {
        Path home = distribution("home");
        environment.put("JAVA_HOME", java("jdk-8", "1.8.0_402", true).toString());
        Path newer = java("jdk-17", "17.0.1", false);
        Files.createSymbolicLink(directory.resolve("bin/java"), newer.resolve("bin/java"));
        assertTrue(run(home, "list").out.startsWith("java of " + newer + "\n"));
    }

    @Test
    void shortCommandsSpareTheCompiler() throws Exception {
        Path home = distribution("home");
        assertTrue(run(home, "explain", "x").out.contains("<-XX:TieredStopAtLevel=1>"));
        assertFalse(run(home, "run").out.contains("<-XX:TieredStopAtLevel=1>"));
        environment.put("INQUEST_JAVA_OPTS", "-Xmx8g -Dx=y");
        assertTrue(run(home, "run").out.contains("<-Xmx8g><-Dx=y>"));
    }

    @Test
    void buildsOnceUntilASourceChanges() throws Exception {
        Path root = checkout();
        Ended first = run(root, "list");
        assertEquals("building Inquest (once, about a minute)...\n", first.err);
        assertTrue(first.out.contains("<io.inquest.harness.Main><list>"), first.out);
        assertEquals(
                List.of("mvn -q -B -Dmaven.test.skip=true package -pl harness -am in " + root + " with "
                        + directory.resolve("jdk-21")),
                Files.readAllLines(calls));
        assertEquals("", run(root, "list").err);
        assertEquals(1, builds());

        Path source = Files.writeString(root.resolve("history/src/main/A.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        run(root, "list");
        assertEquals(2, builds());
    }

    @Test
    void aBuildThatFailsIsShown() throws Exception {
        Path root = checkout();
        environment.put("MAVEN_FAILS", "yes");
        Ended ended = run(root, "list");
        assertEquals(
                "building Inquest (once, about a minute)...\n[ERROR] the roof is missing\ninquest: the build failed; all"
                        + " that Maven said is in " + root + "/harness/target/build.log\n",
                ended.err);
        assertEquals(255, ended.status);
        environment.remove("MAVEN_FAILS");
        assertEquals(0, run(root, "list").status);
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Path root = checkout();
        Files.delete(directory.resolve("bin/mvn"));
        Ended ended = run(root, "list");
        assertEquals(
                "inquest: building it needs Maven, version 3.8 or newer: install it (its command is mvn)\n", ended.err);
        assertEquals(255, ended.status);
    }

    @Test
    void saysThatItIsNotWhereItBelongs() throws Exception {
        Path alone = Files.createDirectory(directory.resolve("alone"));
        Files.copy(LAUNCHER, alone.resolve("inquest"));
        Ended ended = run(alone, "list");
        assertEquals(
                "inquest: there is neither lib/ nor the sources beside " + alone
                        + "/inquest; keep the script where it was\n",
                ended.err);
        assertEquals(255, ended.status);
    }

    @Test
    void aCacheThatCannotBeWrittenChangesNothing() throws Exception {
        Path home = distribution("home");
        environment.remove("INQUEST_CDS");
        environment.put("XDG_CACHE_HOME", "/dev/null/cache");
        Ended ended = run(home, "list");
        assertEquals("", ended.err);
        assertFalse(ended.out.contains("SharedArchiveFile"), ended.out);
        assertEquals(0, ended.status);
    }

    @Test
    void anArchiveThatIsThereIsUsed() throws Exception {
        Path home = distribution("home");
        environment.remove("INQUEST_CDS");
        environment.put("XDG_CACHE_HOME", directory.resolve("cache").toString());
        Path archive = directory.resolve(
                "cache/inquest/cds/" + flat(home) + "/" + flat(directory.resolve("jdk-21")) + "@21.0.1-0123.jsa");
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, "");
        Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));
        assertTrue(run(home, "list").out.contains("<-XX:SharedArchiveFile=" + archive + ">"));
    }

    private static String flat(Path path) {
        return path.toString().replace('/', '@');
    }
}
