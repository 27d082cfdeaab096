package io.inquest.cluster.ssh;

import io.inquest.cluster.host.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a command is run at the far end. Its variables come by its input, ahead of what it reads itself: everybody who is
 * logged in there sees the words of every process.
 *
 * @param text the line for the login shell
 * @param input what is written to it
 */
record CommandLine(String text, String input) {
    /** Linux takes no longer argument, and the whole line is one to the login shell. */
    private static final int BYTES_MAX = 128 * 1024 - 1;

    /** A shell reads no further than to the end of the line, so that the command finds the rest. */
    private static final String WITH_VARIABLES = """
            inquest_left=$1
            shift
            while [ "$inquest_left" -gt 0 ]; do
              IFS= read -r inquest_name && IFS= read -r inquest_value || exit 1
              inquest_value=$(printf '%b.' "$inquest_value")
              export "$inquest_name=${inquest_value%.}"
              inquest_left=$((inquest_left - 1))
            done
            exec "$@"
            """;

    /**
     * The line for a command.
     *
     * @param first words ahead of it, as {@code sudo -n}
     * @throws IOException if it is too long to be sent
     */
    static CommandLine of(List<String> first, Command command) throws IOException {
        List<String> words = new ArrayList<>(first);
        StringBuilder input = new StringBuilder();
        Map<String, String> variables = new TreeMap<>(command.environment());
        if (!variables.isEmpty()) {
            words.addAll(List.of("sh", "-c", WITH_VARIABLES, "inquest-variables", Integer.toString(variables.size())));
            variables.forEach((name, value) -> input.append(named(name))
                    .append('\n')
                    .append(inALine(value))
                    .append('\n'));
        }
        words.addAll(command.words());
        String line = "exec " + ShellLine.of(words);
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES_MAX) {
            throw new IOException("A command of " + bytes
                    + " bytes with its arguments is more than SSH can carry: give it a file or input instead.");
        }
        return new CommandLine(line, input + command.input());
    }

    private static String named(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for a variable");
        }
        return name;
    }

    /** As {@code printf %b} reads it. */
    private static String inALine(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a variable's value has a zero byte in it");
        }
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
