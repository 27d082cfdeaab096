package io.inquest.harness.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * An explanation as its author wrote it: a resource {@code META-INF/inquest/explain/KIND/NAME.txt} beside the code that
 * it explains. A first line {@code aliases: a, b} gives other names; the rest is shown as it is.
 */
record Text(List<String> aliases, String body) {
    static final String FOLDER = "META-INF/inquest/explain/";
    private static final String ALIASES = "aliases:";
    private static final Text NONE = new Text(List.of(), "");

    /** The text at a path below the folder of texts, as this class loader (or its parent) sees it. */
    static Text find(ClassLoader loader, String path) throws IOException {
        List<URL> found = Collections.list(loader.getResources(FOLDER + path));
        if (found.isEmpty() && loader.getParent() != null && loader instanceof PluginLoader) {
            return find(loader.getParent(), path);
        }
        return found.isEmpty() ? NONE : parse(read(found.get(0)));
    }

    static String read(URL resource) throws IOException {
        try (InputStream in = resource.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    static Text parse(String content) {
        if (!content.startsWith(ALIASES)) {
            return new Text(List.of(), content.strip());
        }
        int end = content.indexOf('\n');
        String names = content.substring(ALIASES.length(), end).strip();
        return new Text(
                Arrays.asList(names.split("\\s*,\\s*")), content.substring(end).strip());
    }

    /** The first paragraph, on one line. */
    String firstParagraph() {
        int end = body.indexOf("\n\n");
        return (end < 0 ? body : body.substring(0, end)).replaceAll("\\s+", " ");
    }

    /** All after the first paragraph. */
    String rest() {
        int end = body.indexOf("\n\n");
        return end < 0 ? "" : body.substring(end).strip();
    }
}
