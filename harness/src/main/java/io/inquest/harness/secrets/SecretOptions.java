package io.inquest.harness.secrets;

import io.inquest.systems.OptionSpec;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Options whose values are secret. Given on the command line, and kept in {@code run.json}, is only where the secret is:
 * {@code file:PATH} or {@code env:NAME}; it is read when a store or a cluster is made, and hidden from then on.
 */
public final class SecretOptions {
    private static final String FILE = "file:";
    private static final String ENVIRONMENT = "env:";
    private static final String FILE_SUFFIX = "-file";

    /** A key is a few thousand characters; nobody's secret is a film. */
    private static final long FILE_BYTES_MAX = 64 << 10;

    /** Of a file of many lines, such as a key, each line that is so long is hidden by itself too. */
    private static final int LINE_CHARS_MIN = 16;

    private static final String USER_NAME = "user-name";

    /** A shorter one, such as "root", is a word of other things; what they say would be spoilt, and it be told. */
    private static final int USER_NAME_CHARS_MIN = 8;

    private SecretOptions() {}

    static boolean isSecret(String name) {
        return OptionSpec.isSecret(name);
    }

    static boolean isReference(String value) {
        return value.startsWith(FILE) || value.startsWith(ENVIRONMENT);
    }

    /**
     * Holds what was typed against what such an option takes.
     *
     * @throws IllegalArgumentException with a sentence that does not repeat it, if it is the secret itself
     */
    public static void require(String name, String value) {
        if (isSecret(name) && !value.isEmpty() && !isReference(value)) {
            throw new IllegalArgumentException("--" + name + " takes " + FILE + "PATH or " + ENVIRONMENT
                    + "NAME and never the secret itself: a command line is seen by everybody on the machine and kept by"
                    + " the shell");
        }
    }

    /**
     * The options with the secrets in the place of where they are. They, and what is in the files that options ending in
     * {@code -file} name, are hidden from now on.
     *
     * @param directory what relative paths start from
     * @throws IllegalArgumentException with a sentence for a person, if one cannot be had
     */
    public static Map<String, String> resolve(
            Map<String, String> options, Path directory, Map<String, String> environment, Redaction redaction) {
        Map<String, String> resolved = new TreeMap<>(options);
        options.forEach((name, value) -> {
            if (isSecret(name) && !value.isEmpty()) {
                require(name, value);
                String secret = read(name, value, directory, environment);
                if (!name.endsWith(USER_NAME) || secret.length() >= USER_NAME_CHARS_MIN) {
                    hide(secret, Redaction.CHARS_MIN, redaction);
                }
                resolved.put(name, secret);
            } else if (name.endsWith(FILE_SUFFIX) && !value.isEmpty()) {
                boolean passwords = isSecret(name.substring(0, name.length() - FILE_SUFFIX.length()));
                hideContents(directory, value, passwords ? Redaction.CHARS_MIN : LINE_CHARS_MIN, redaction);
            }
        });
        return resolved;
    }

    /** The same from this process's environment and directory; hidden in all that it writes. */
    public static Map<String, String> resolve(Map<String, String> options) {
        Redaction.PROCESS.hideVariables(System.getenv());
        return resolve(options, Path.of(""), System.getenv(), Redaction.PROCESS);
    }

    private static String read(String name, String value, Path directory, Map<String, String> environment) {
        if (value.startsWith(ENVIRONMENT)) {
            String variable = value.substring(ENVIRONMENT.length());
            String secret = environment.get(variable);
            if (secret == null || secret.isEmpty()) {
                throw new IllegalArgumentException(
                        "--" + name + " names the variable " + variable + ", which is not set in the environment");
            }
            return secret;
        }
        String typed = value.substring(FILE.length());
        String secret;
        try {
            secret = content(directory.resolve(typed)).strip();
        } catch (NoSuchFileException absent) {
            throw new IllegalArgumentException(
                    "--" + name + " names the file \"" + typed + "\", which is not there", absent);
        } catch (MalformedInputException noText) {
            throw new IllegalArgumentException(
                    "--" + name + " names the file \"" + typed + "\", which is no text", noText);
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException(
                    "--" + name + " names the file \"" + typed + "\", which cannot be read: " + unreadable, unreadable);
        }
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("--" + name + " names the file \"" + typed + "\", which is empty");
        }
        return secret;
    }

    private static String content(Path file) throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException("it has more than " + (FILE_BYTES_MAX >> 10) + " KiB");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** Whoever reads such a file says so if it cannot be read; what is not text cannot show up in one. */
    private static void hideContents(Path directory, String typed, int lineCharsMin, Redaction redaction) {
        try {
            hide(content(directory.resolve(typed)).strip(), lineCharsMin, redaction);
        } catch (IOException | InvalidPathException unreadable) {
            // not ours to say
        }
    }

    /** Of several lines one may be told by itself. */
    private static void hide(String secret, int lineCharsMin, Redaction redaction) {
        redaction.hide(secret);
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= lineCharsMin && !line.startsWith("-----"))
                .forEach(redaction::hide);
    }
}
