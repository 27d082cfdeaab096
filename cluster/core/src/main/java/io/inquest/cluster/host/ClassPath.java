package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/** The jars and folders that a class and all it uses come from, in this process. */
final class ClassPath {
    private final Set<Path> entries = new LinkedHashSet<>();

    private ClassPath() {}

    /** In the order in which classes are looked for: the class's own loader, then those above it. */
    static List<Path> of(Class<?> main) throws IOException {
        ClassPath path = new ClassPath();
        for (ClassLoader loader = main.getClassLoader(); loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader own) {
                for (URL url : own.getURLs()) {
                    path.add(Path.of(uri(url.toString())));
                }
            }
        }
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
            path.add(Path.of(entry).toAbsolutePath());
        }
        return List.copyOf(path.entries);
    }

    private void add(Path entry) throws IOException {
        if (!Files.exists(entry) || !entries.add(entry) || Files.isDirectory(entry)) {
            return;
        }
        for (Path named : namedIn(entry)) {
            add(named);
        }
    }

    /** What a jar's manifest adds to the class path. */
    private static Collection<Path> namedIn(Path jar) throws IOException {
        List<Path> named = new ArrayList<>();
        try (InputStream file = Files.newInputStream(jar);
                JarInputStream entries = new JarInputStream(file)) {
            Manifest manifest = entries.getManifest();
            String value =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String relative : value == null ? new String[0] : value.strip().split("\\s+")) {
                named.add(Path.of(jar.toUri().resolve(uri(relative))));
            }
        }
        return named;
    }

    private static URI uri(String text) throws IOException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IOException("the class path has an entry that is no URI: " + text, e);
        }
    }
}
