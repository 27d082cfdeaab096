package io.inquest.checkers.oracle;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import io.inquest.history.HistoryWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/** The checkers that are compared, as their users come by them; and histories as they are shown where two disagree. */
public final class Installed {
    private static final Map<String, Checker> CHECKERS = new TreeMap<>();

    static {
        ServiceLoader.load(Checker.class).forEach(checker -> CHECKERS.put(checker.name(), checker));
    }

    private Installed() {}

    public static Set<String> names() {
        return CHECKERS.keySet();
    }

    public static Verdict check(String name, History history, Map<String, Object> settings) {
        return CHECKERS.get(name).check(history, CheckContext.defaults().withSettings(settings));
    }

    /** The history as a drawing, and as the lines of a file. */
    public static String shown(History history) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            writer.append(history);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return HistoryNotation.print(history) + bytes.toString(StandardCharsets.UTF_8);
    }
}
