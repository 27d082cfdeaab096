package io.inquest.harness.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of a new project.
 *
 * @param name of the store, and of the artifact
 * @param group of the artifact
 * @param javaPackage of the classes
 * @param version of Inquest that it builds against
 */
record ProjectTemplate(String name, String group, String javaPackage, String version) {
    private static final String RESOURCES = "/META-INF/inquest/init/";

    /** Writes all of them below a folder, which is made if need be. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, text(file.getValue()));
        }
    }

    /** The templates' names, by where they go. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put(".gitignore", "gitignore");
        String classes = javaPackage.replace('.', '/') + "/";
        for (String type : new String[] {"StoreProvider", "StoreDriver", "StoreServer", "HotRegisterWorkload"}) {
            files.put("src/main/java/" + classes + type + ".java", type + ".java");
        }
        files.put("src/test/java/" + classes + "StoreTest.java", "StoreTest.java");
        String resources = "src/main/resources/META-INF/";
        files.put(resources + "services/io.inquest.systems.SystemProvider", "SystemProvider");
        files.put(resources + "services/io.inquest.workloads.Workload", "Workload");
        files.put(resources + "inquest/explain/system/" + name + ".txt", "system.txt");
        files.put(resources + "inquest/explain/bug/" + name + "/stale-reads.txt", "bug.txt");
        files.put(resources + "inquest/explain/workload/" + name + "-hot.txt", "workload.txt");
        return files;
    }

    private String text(String template) throws IOException {
        try (InputStream in = ProjectTemplate.class.getResourceAsStream(RESOURCES + template + ".template")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@NAME@", name)
                    .replace("@GROUP@", group)
                    .replace("@PACKAGE@", javaPackage)
                    .replace("@VERSION@", version);
        }
    }
}
