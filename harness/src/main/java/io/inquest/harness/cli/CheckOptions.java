package io.inquest.harness.cli;

import io.inquest.checkers.CheckContext;
import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.plugins.Plugins;
import io.inquest.history.formats.MappedReader;
import io.inquest.systems.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What {@code check} was asked for.
 *
 * @param files as typed
 * @param models the checkers to ask, by name; empty for what the object calls for
 * @param object what the histories are about; null if the files tell
 * @param reader what reads the files; null if each file's own look decides
 * @param bounds the settings of checkers that were given, by name
 * @param certificate where to write the orders that prove valid verdicts; null if nobody wants them
 * @param graph where to write the dependencies of transactions; null if nobody wants them
 * @param budget how long and in how much memory each checker may work
 */
record CheckOptions(
        List<String> files,
        List<String> models,
        Subject object,
        HistoryFile.Reader reader,
        boolean json,
        Map<String, String> bounds,
        Path certificate,
        GraphFile graph,
        CheckContext budget) {
    static OptionParser parser() {
        return new OptionParser("check")
                .valued("model")
                .valued("bound")
                .valued("object")
                .valued("format")
                .valued("mapping")
                .valued("time-limit")
                .valued("memory")
                .valued("certificate")
                .valued("graph")
                .flag("json");
    }

    static CheckOptions parse(List<String> arguments, Plugins plugins, Session session) {
        Given given = parser().parse(arguments);
        if (given.words().isEmpty()) {
            throw new UsageException(
                    "check takes the files of histories, such as: inquest check results/latest/history.jsonl");
        }
        List<String> models = given.value("model")
                .map(typed -> ModelNames.parse(typed, plugins, session))
                .orElse(List.of());
        return new CheckOptions(
                given.words(),
                models,
                subject(given, plugins),
                reader(given, plugins, session),
                given.has("json"),
                given.value("bound")
                        .map(typed ->
                                BoundOption.parse(typed, plugins.checkers().values()))
                        .orElse(Map.of()),
                certificate(given, session),
                GraphFile.of(given, session),
                budget(given, plugins, session));
    }

    private static Path certificate(Given given, Session session) {
        if (!given.has("certificate")) {
            return null;
        }
        String typed = given.value("certificate").orElseThrow();
        if (given.words().size() > 1) {
            throw new UsageException("--certificate is of one history; check the files one by one");
        }
        Path file = session.path(typed);
        if (Files.exists(file)) {
            throw new UsageException("\"" + typed + "\" is there already; name another --certificate");
        }
        return file;
    }

    /** What reads the files as {@code --format} or {@code --mapping} says; null if neither is given. */
    static HistoryFile.Reader reader(Given given, Plugins plugins, Session session) {
        if (given.has("format") && given.has("mapping")) {
            throw new UsageException(
                    "give --format for a format that is known or --mapping for one that you describe, not both");
        }
        if (given.has("format")) {
            return plugins.format(given.value("format").orElseThrow())::read;
        }
        return given.value("mapping").map(typed -> mapped(typed, session)).orElse(null);
    }

    private static HistoryFile.Reader mapped(String typed, Session session) {
        try {
            return MappedReader.by(session.path(typed))::read;
        } catch (IllegalArgumentException e) {
            throw new UsageException("\"" + typed + "\" is no mapping: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UsageException("the mapping \"" + typed + "\" cannot be read: " + e, e);
        }
    }

    /** What {@code --object} names; null if it is not given. */
    static Subject subject(Given given, Plugins plugins) {
        if (!given.has("object")) {
            return null;
        }
        String typed = given.value("object").orElseThrow();
        Subject subject = Subject.of(typed, plugins.models());
        if (subject == null) {
            List<String> words = Subject.words(plugins.models());
            throw new UsageException(Nearest.sentence("no object", typed, words, String.join(", ", words)));
        }
        return subject;
    }

    /** What {@code --time-limit} and {@code --memory} allow, with the objects that there are. */
    static CheckContext budget(Given given, Plugins plugins, Session session) {
        CheckContext usual = CheckContext.defaults();
        long nanos = given.value("time-limit")
                .map(typed -> Quantities.nanos("time-limit", typed))
                .orElse(usual.timeNanosMax());
        long bytes = given.value("memory")
                .map(typed -> Quantities.bytes("memory", typed))
                .orElse(usual.memoryBytesMax());
        long heap = Runtime.getRuntime().maxMemory();
        if (bytes > heap) {
            throw new UsageException("--memory " + given.value("memory").orElseThrow() + " is more than the "
                    + (heap >> 20) + "m that Java may use; give it more with INQUEST_JAVA_OPTS=-Xmx8g");
        }
        return new CheckContext(
                        usual.settings(), nanos, bytes, session.nanoClock(), usual.cancelled(), usual.progress())
                .withModels(plugins.models());
    }
}
