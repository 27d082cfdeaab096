package io.inquest.history.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The formats that there are, by name. */
public final class HistoryFormats {
    /** How much of a file is looked at to tell its format. */
    public static final int HEAD_BYTES = 1 << 16;

    private final TreeMap<String, HistoryFormat> byName = new TreeMap<>();

    /** @throws IllegalStateException if two formats have one name */
    public HistoryFormats(Iterable<HistoryFormat> formats) {
        for (HistoryFormat format : formats) {
            HistoryFormat other = byName.putIfAbsent(format.name(), format);
            if (other != null) {
                throw new IllegalStateException("two formats of histories are named " + format.name() + ": "
                        + other.getClass().getName() + " and "
                        + format.getClass().getName()
                        + "; take one of them off the class path");
            }
        }
    }

    /** All that {@link ServiceLoader} finds. */
    public static HistoryFormats load() {
        return new HistoryFormats(ServiceLoader.load(HistoryFormat.class, HistoryFormats.class.getClassLoader()));
    }

    /** In the order of their names. */
    public List<HistoryFormat> all() {
        return new ArrayList<>(byName.values());
    }

    public Optional<HistoryFormat> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The format that the file looks like; nothing if it looks like none, as an empty one does.
     *
     * @throws IOException if the file cannot be read
     */
    public Optional<HistoryFormat> of(Path file) throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
        }
        return byName.values().stream().filter(format -> format.looksLike(head)).findFirst();
    }

    /** What a file is taken for that looks like nothing: JSON lines, whose reader then says what it misses. */
    public HistoryFormat fallback() {
        return byName.get(JsonLinesFormat.NAME);
    }
}
