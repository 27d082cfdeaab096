package io.inquest.harness.determinism;

import io.inquest.harness.plugins.Distribution;
import io.inquest.harness.plugins.Plugins;
import io.inquest.history.HistoryWriter;
import io.inquest.systems.SystemProvider;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes the histories of many seeds of some stores into one file, each after a line that says whose it is. */
final class StoreSweep {
    static final String HEADER = "# ";

    private StoreSweep() {}

    /** {@code FILE FIRST-SEED LAST-SEED STORE...} */
    public static void main(String[] arguments) throws IOException {
        long last = Long.parseLong(arguments[2]);
        Plugins plugins = Plugins.of(Distribution.current());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])), 1 << 16)) {
            for (String store : List.of(arguments).subList(3, arguments.length)) {
                StoreRuns runs = new StoreRuns(provider(store, plugins), plugins);
                for (long seed = Long.parseLong(arguments[1]); seed <= last; seed++) {
                    out.write((HEADER + store + ", seed " + seed + "\n").getBytes(StandardCharsets.UTF_8));
                    try (HistoryWriter writer = new HistoryWriter(open(out), () -> 0)) {
                        writer.append(runs.history(seed));
                    }
                }
            }
        }
    }

    private static SystemProvider provider(String store, Plugins plugins) {
        return store.equals(FickleStore.NAME) ? new FickleStore.Provider() : plugins.system(store);
    }

    /** Stays open when its writer is closed. */
    private static OutputStream open(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                out.write(bytes, from, count);
            }
        };
    }

    /** The command line of a sweep on a Java machine with these options. */
    static List<String> command(List<String> options, Path file, long firstSeed, long lastSeed, List<String> stores) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(Arrays.asList("-cp", System.getProperty("java.class.path"), StoreSweep.class.getName()));
        command.addAll(List.of(file.toString(), Long.toString(firstSeed), Long.toString(lastSeed)));
        command.addAll(stores);
        return command;
    }
}
