package io.inquest.harness.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What there is, and what it means, in text: enough to answer {@code list} and {@code explain} without loading a single
 * plug-in. On disk it is the file {@code entries.tsv} and a file of text for each entry, written when the distribution
 * is made.
 */
public final class Index {
    private static final String ENTRIES = "entries.tsv";

    /** Where the explanations are, as files that are read when they are asked for; or the explanations themselves. */
    private record Texts(Path folder, Map<IndexEntry, String> texts) {
        String of(IndexEntry entry) {
            return folder == null ? texts.get(entry) : readFile(folder.resolve(entry.textPath()));
        }
    }

    private final List<IndexEntry> entries;
    private final Texts texts;

    private Index(List<IndexEntry> entries, Texts texts) {
        this.entries = List.copyOf(entries);
        this.texts = texts;
    }

    Index(Map<IndexEntry, String> texts) {
        this(new ArrayList<>(texts.keySet()), new Texts(null, texts));
    }

    /**
     * The index of a distribution. Where users have added plug-ins of their own these are loaded and asked; without
     * them, and with the index made at build, nothing is.
     */
    public static Index of(Distribution distribution) {
        if (distribution.hasIndex() && distribution.pluginJars().isEmpty()) {
            return read(distribution.indexFolder());
        }
        try (Plugins plugins = Plugins.of(distribution)) {
            return IndexBuilder.build(plugins);
        }
    }

    /** Everything, kind by kind, in the order of the names. */
    public List<IndexEntry> entries() {
        return entries;
    }

    public List<IndexEntry> entries(Kind kind) {
        List<IndexEntry> found = new ArrayList<>();
        for (IndexEntry entry : entries) {
            if (entry.kind() == kind) {
                found.add(entry);
            }
        }
        return found;
    }

    /** What a name, or another name of it, means; several things may have one. */
    public List<IndexEntry> called(String name) {
        List<IndexEntry> found = new ArrayList<>();
        for (IndexEntry entry : entries) {
            if (entry.isCalled(name)) {
                found.add(entry);
            }
        }
        return found;
    }

    /** The explanation; empty if there is only the summary. */
    public String text(IndexEntry entry) {
        return texts.of(entry);
    }

    /** The name of the store that is run when none is named. */
    public String defaultSystem() {
        for (IndexEntry entry : entries) {
            if (entry.isDefault()) {
                return entry.name();
            }
        }
        throw new PluginException("no store is marked as the default one; name one with --system");
    }

    private static Index read(Path folder) {
        List<IndexEntry> entries = new ArrayList<>();
        for (String line : readFile(folder.resolve(ENTRIES)).split("\n")) {
            if (!line.isEmpty()) {
                entries.add(parse(line));
            }
        }
        return new Index(entries, new Texts(folder, Map.of()));
    }

    static String readFile(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new PluginException(
                    "the distribution is incomplete: " + file + " cannot be read; delete it and build it again", e);
        }
    }

    private static IndexEntry parse(String line) {
        String[] cells = line.split("\t", -1);
        List<String> aliases = cells[4].isEmpty() ? List.of() : Arrays.asList(cells[4].split(","));
        return new IndexEntry(Kind.of(cells[0]), cells[1], cells[2], cells[5], cells[3].equals("default"), aliases);
    }

    private static String format(IndexEntry entry) {
        return String.join(
                "\t",
                entry.kind().singular(),
                entry.name(),
                entry.owner(),
                entry.isDefault() ? "default" : "",
                String.join(",", entry.aliases()),
                entry.summary());
    }

    /** Writes it into a folder of its own. */
    void write(Path folder) throws IOException {
        Map<Path, String> files = new LinkedHashMap<>();
        StringBuilder list = new StringBuilder();
        for (IndexEntry entry : entries) {
            list.append(format(entry)).append('\n');
            files.put(folder.resolve(entry.textPath()), text(entry));
        }
        files.put(folder.resolve(ENTRIES), list.toString());
        for (Map.Entry<Path, String> file : files.entrySet()) {
            Files.createDirectories(file.getKey().getParent());
            Files.writeString(file.getKey(), file.getValue());
        }
    }
}
