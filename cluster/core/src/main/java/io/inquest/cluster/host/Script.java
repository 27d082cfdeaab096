package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A constant program for a POSIX shell, read from this package's resources. What it works on comes as arguments, never
 * as part of its text, so that no value is ever taken for code.
 */
final class Script {
    private final String title;
    private final String text;

    private Script(String title, String text) {
        this.title = title;
        this.text = text;
    }

    /**
     * Several files, one after the other.
     *
     * @param title what it does, in a word or two; seen in lists of processes
     */
    static Script of(String title, String... resources) {
        return new Script(title, List.of(resources).stream().map(Script::read).collect(Collectors.joining()));
    }

    /** A command that runs it with these arguments. */
    Command with(String... arguments) {
        return with(List.of(arguments));
    }

    /** A command that runs it with these arguments. */
    Command with(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", text, "inquest-" + title));
        words.addAll(arguments);
        return Command.of(words);
    }

    /** Without the lines that are comments: they need not travel. */
    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
