package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Checker;
import io.inquest.cluster.world.World;
import io.inquest.generators.Generator;
import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.runner.TestRun;
import io.inquest.history.History;
import io.inquest.nemesis.Battlefield;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Workload;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that was written is compiled, its test is run, and it serves as a plug-in. */
class InitCommandTest {
    private static final int JAVA_LINES_MAX = 150;

    @TempDir
    Path directory;

    private Console init(String... arguments) {
        List<String> words = new ArrayList<>(List.of("init"));
        words.addAll(List.of(arguments));
        return Console.run(directory, new NoRuns(), words.toArray(new String[0]));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The modules that the project depends on, and what its test needs. */
    private static String classPath() throws IOException {
        List<String> places = new ArrayList<>();
        for (Class<?> type : List.of(
                History.class,
                Generator.class,
                Checker.class,
                World.class,
                SystemProvider.class,
                Workload.class,
                Battlefield.class,
                TestRun.class,
                Test.class)) {
            try {
                places.add(Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            } catch (URISyntaxException e) {
                throw new IOException(e);
            }
        }
        return String.join(File.pathSeparator, places);
    }

    private Path compile(Path project) throws IOException {
        Path classes = Files.createDirectories(project.resolve("target/classes"));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath(), "-proc:none"));
        for (Path file : files(project.resolve("src"))) {
            if (file.toString().endsWith(".java")) {
                arguments.add(file.toString());
            }
        }
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0])));
        return classes;
    }

    /** Runs what is annotated as a test; returns its methods' names. */
    private static List<String> test(Path classes, String type) throws Exception {
        List<String> run = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, InitCommandTest.class.getClassLoader())) {
            Constructor<?> constructor = loader.loadClass(type).getDeclaredConstructor();
            constructor.setAccessible(true);
            for (Method method : constructor.getDeclaringClass().getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class)) {
                    method.setAccessible(true);
                    method.invoke(constructor.newInstance());
                    run.add(method.getName());
                }
            }
        }
        return run;
    }

    @Test
    void whatIsWrittenCompilesAndItsTestPasses() throws Exception {
        Console console = init("my-store");
        assertEquals(0, console.status, console.err);
        assertTrue(console.out.startsWith("Written to my-store: the store my-store,"), console.out);
        Path project = directory.resolve("my-store");
        List<String> run = test(compile(project), "org.example.mystore.StoreTest");
        assertEquals(3, run.size(), run::toString);
        for (Path file : files(project)) {
            if (!file.startsWith(project.resolve("target"))) {
                assertFalse(Files.readString(file).contains("@NAME@"), file::toString);
            }
        }
    }

    @Test
    void namesAreAsAsked() throws Exception {
        Console console = init("there/it is", "--name", "shop", "--group", "com.acme", "--package", "com.acme.trial");
        assertEquals(0, console.status, console.err);
        Path project = directory.resolve("there/it is");
        String pom = Files.readString(project.resolve("pom.xml"));
        assertTrue(pom.contains("<groupId>com.acme</groupId>") && pom.contains("<artifactId>shop</artifactId>"), pom);
        assertTrue(Files.exists(project.resolve("src/main/java/com/acme/trial/StoreProvider.java")));
        assertTrue(Files.exists(project.resolve("src/main/resources/META-INF/inquest/explain/system/shop.txt")));
    }

    @Test
    void aFolderThatIsNoNameGetsOne() {
        assertEquals(0, init("It is!").status);
        assertTrue(Files.exists(directory.resolve("It is!/src/main/java/org/example/mystore/StoreProvider.java")));
    }

    @Test
    void itIsAPlugIn() throws Exception {
        assertEquals(0, init("shop").status);
        Path project = directory.resolve("shop");
        Path classes = compile(project);
        Path plugins = Files.createDirectories(directory.resolve("plugins"));
        try (OutputStream out = Files.newOutputStream(plugins.resolve("shop.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            add(classes, jar);
            add(project.resolve("src/main/resources"), jar);
        }
        Distribution distribution = new Distribution(null, List.of(plugins));
        Console systems = Console.run(distribution, directory, new NoRuns(), "list", "systems");
        assertTrue(
                systems.out.contains("shop") && systems.out.contains("A store of my own"), systems.out + systems.err);
        Console bug = Console.run(distribution, directory, new NoRuns(), "explain", "bug:stale-reads");
        assertTrue(bug.out.contains("Every fourth read"), bug.out + bug.err);
        Console workload = Console.run(distribution, directory, new NoRuns(), "explain", "shop-hot");
        assertTrue(workload.out.contains("--hot-keys"), workload.out + workload.err);
        Console simulated = Console.run(
                distribution, directory, new Simulations(), "run", "--system", "shop", "--nemesis", "none", "--quiet");
        assertEquals("inquest: shop runs in real time only: say --cluster none\n", simulated.err);
    }

    private static void add(Path folder, JarOutputStream jar) throws IOException {
        for (Path file : files(folder)) {
            jar.putNextEntry(new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
            Files.copy(file, jar);
            jar.closeEntry();
        }
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.createDirectories(directory.resolve("mine"));
        Files.writeString(directory.resolve("mine/notes.txt"), "mine");
        Console console = init("mine");
        assertEquals(254, console.status);
        assertEquals(
                "inquest: the folder \"mine\" is not empty, and nothing in it is to be overwritten; name one that is, or"
                        + " is not there yet\n",
                console.err);
        assertEquals(1, files(directory.resolve("mine")).size());
        assertEquals(254, init("mine/notes.txt").status);
        Files.createDirectories(directory.resolve("empty"));
        assertEquals(0, init("empty").status);
    }

    @Test
    void wordsThatMakeNoProjectAreRefused() {
        assertEquals(254, init().status);
        assertEquals(254, init("a", "b").status);
        assertTrue(init("a", "--name", "My Store").err.contains("no name for a store"));
        assertTrue(init("a", "--package", "org.class.it").err.contains("--package takes a name of Java's packages"));
        assertTrue(init("a", "--name", "new").err.contains("not \"org.example.new\""));
        assertFalse(Files.exists(directory.resolve("a")));
    }

    /** The document promises that a store takes no more. */
    @Test
    void aStoreIsAsShortAsTheDocumentShowsIt() throws IOException {
        assertEquals(0, init("my-store").status);
        Path source = directory.resolve("my-store/src/main/java/org/example/mystore");
        Path project = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(project.resolve("docs"))) {
            project = project.getParent();
        }
        String document = Files.readString(project.resolve("docs/testing-your-own-store.md"));
        int lines = 1; // the service's
        for (String type : List.of("StoreProvider.java", "StoreDriver.java")) {
            String text = Files.readString(source.resolve(type));
            assertTrue(document.contains("```java\n" + text + "```\n"), type + " is not as the document has it");
            lines += (int) text.lines().count();
        }
        assertTrue(lines < JAVA_LINES_MAX, "lines: " + lines);
    }
}
