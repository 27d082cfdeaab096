package io.inquest.cluster.local;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** How small programs of these tests are started. */
final class Programs {
    private Programs() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where a class was loaded from: what runs tests has a class path of its own. */
    static Path code(Class<?> one) {
        try {
            return Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String classPath(List<Class<?>> classes) {
        return String.join(
                ":",
                classes.stream().map(one -> code(one).toString()).distinct().toList());
    }
}
