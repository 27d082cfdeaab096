package io.inquest.cluster.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The constant scripts beside this class. What they work on is handed to them as words. */
final class Scripts {
    private Scripts() {}

    /** The words that run a script with these words. */
    static List<String> words(String name, List<String> words) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", text(name), name));
        all.addAll(words);
        return all;
    }

    private static String text(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(name + ".sh")) {
            if (in == null) {
                throw new IllegalStateException("the script " + name + " is missing from this build");
            }
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the script " + name + " cannot be read", e);
        }
    }
}
