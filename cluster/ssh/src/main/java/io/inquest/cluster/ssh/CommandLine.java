package io.inquest.cluster.ssh;

import io.inquest.cluster.host.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The line that runs a command at the far end. */
final class CommandLine {
    /** Linux takes no longer argument, and the whole line is one to the login shell. */
    private static final int BYTES_MAX = 128 * 1024 - 1;

    private CommandLine() {}

    /**
     * The line for a command.
     *
     * @param first words ahead of it, as {@code sudo -n}
     * @throws IOException if it is too long to be sent
     */
    static String of(List<String> first, Command command) throws IOException {
        List<String> words = new ArrayList<>(first);
        if (!command.environment().isEmpty()) {
            words.add("env");
            for (Map.Entry<String, String> variable : new TreeMap<>(command.environment()).entrySet()) {
                if (!variable.getKey().matches("[A-Za-z_][A-Za-z0-9_]*")) {
                    throw new IllegalArgumentException("\"" + variable.getKey() + "\" is no name for a variable");
                }
                words.add(variable.getKey() + "=" + variable.getValue());
            }
        }
        words.addAll(command.words());
        String line = "exec " + ShellLine.of(words);
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES_MAX) {
            throw new IOException("A command of " + bytes
                    + " bytes with its arguments is more than SSH can carry: give it a " + "file or input instead.");
        }
        return line;
    }
}
