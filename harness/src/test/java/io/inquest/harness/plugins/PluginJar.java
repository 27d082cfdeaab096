package io.inquest.harness.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Makes a user's plug-in in a test: a jar with one class, compiled here, that offers a workload. */
final class PluginJar {
    private static final String SOURCE = """
            package users;

            import io.inquest.checkers.vacuity.Functions;
            import io.inquest.systems.OptionSpec;
            import io.inquest.workloads.Plan;
            import io.inquest.workloads.Workload;
            import io.inquest.workloads.WorkloadConfig;
            import java.util.List;
            import java.util.Set;

            public class CLASS implements Workload {
                public String name() { return "NAME"; }
                public String summary() { return "what CLASS does"; }
                public Functions functions() { return new Functions(Set.of("read"), Set.of()); }
                public List<OptionSpec> options() { return List.of(); }
                public Plan plan(WorkloadConfig config) { throw new UnsupportedOperationException(); }
            }
            """;

    private PluginJar() {}

    /** A jar with a workload of that name. */
    static Path workload(Path jar, String type, String name) throws IOException {
        Path classes = Files.createTempDirectory(jar.getParent().getParent(), "classes");
        Path source = classes.resolve(type + ".java");
        Files.writeString(source, SOURCE.replace("CLASS", type).replace("NAME", name));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-proc:none",
                source.toString());
        if (failed != 0) {
            throw new IOException(source + " does not compile");
        }
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put(
                "META-INF/services/io.inquest.workloads.Workload", ("users." + type).getBytes(StandardCharsets.UTF_8));
        entries.put("users/" + type + ".class", Files.readAllBytes(classes.resolve("users/" + type + ".class")));
        return write(jar, entries);
    }

    /** A jar that names a class which it does not have. */
    static Path broken(Path jar) throws IOException {
        byte[] service = "users.Missing".getBytes(StandardCharsets.UTF_8);
        return write(jar, Map.of("META-INF/services/io.inquest.workloads.Workload", service));
    }

    private static Path write(Path jar, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (String name : List.copyOf(entries.keySet())) {
                zip.putNextEntry(new JarEntry(name));
                zip.write(entries.get(name));
                zip.closeEntry();
            }
        }
        return jar;
    }
}
