package io.inquest.harness.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The classes that offer something. Those that came with the program are listed in its index, because to ask
 * {@link ServiceLoader} is to open every jar there is, which takes longer than a small check; those that users added
 * are asked for.
 */
final class Providers {
    /** What the core's class loader is called in the list. */
    static final String CORE = "lib";

    private static final String FILE = "providers.tsv";

    /** That a class, of the loader called so, offers a service. */
    record Line(String service, String origin, String type) {}

    /** Null where there is no index: then everything is asked for. */
    private final List<Line> lines;

    private Providers(List<Line> lines) {
        this.lines = lines;
    }

    static Providers of(Distribution distribution) {
        if (!distribution.hasIndex()) {
            return new Providers(null);
        }
        List<Line> lines = new ArrayList<>();
        for (String line :
                Index.readFile(distribution.indexFolder().resolve(FILE)).split("\n")) {
            String[] cells = line.split("\t", -1);
            if (cells.length == 3) {
                lines.add(new Line(cells[0], cells[1], cells[2]));
            }
        }
        return new Providers(lines);
    }

    static void write(List<Line> lines, Path folder) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            text.append(line.service()).append('\t').append(line.origin()).append('\t');
            text.append(line.type()).append('\n');
        }
        Files.writeString(folder.resolve(FILE), text.toString());
    }

    /** New instances of all that a loader itself offers. */
    static <T> List<T> ask(ClassLoader loader, Class<T> service) {
        List<T> found = new ArrayList<>();
        ServiceLoader.load(service, loader).forEach(found::add);
        return found;
    }

    /** The same for a loader of the program's own jars. */
    <T> List<T> in(ClassLoader loader, String origin, Class<T> service) throws ReflectiveOperationException {
        if (lines == null) {
            return ask(loader, service);
        }
        List<T> found = new ArrayList<>();
        for (Line line : lines) {
            if (line.service().equals(service.getName()) && line.origin().equals(origin)) {
                Class<?> type = Class.forName(line.type(), true, loader);
                found.add(service.cast(type.getConstructor().newInstance()));
            }
        }
        return found;
    }
}
