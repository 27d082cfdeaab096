package io.inquest.cluster.ssh;

import io.inquest.cluster.host.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The line that runs a command at the far end. Ahead of the command's own output it has the process say who it is, so
 * that it can be killed: an SSH server does not pass signals on, and leaves processes running when a session ends.
 */
final class CommandLine {
    /** What the process says of itself begins so; what a login shell printed before is not the command's. */
    static final String MARK = "inquest-runs ";

    /** What a shell calls itself in what it complains about. */
    static final String SHELL = "inquest-shell";

    /**
     * Starts the script that is its first argument, with the others, in a session of its own, so that it and all that it
     * starts can be killed and nothing else; ends as it ends. The third descriptor is there because a shell gives what
     * it starts in the background no input.
     */
    private static final String IN_OWN_SESSION = "script=$1; shift; exec 3<&0; setsid sh -c \"$script\" " + SHELL
            + " \"$@\" <&3 3<&- & exec 3<&- </dev/null; wait $! 2>/dev/null";

    private static final String ANNOUNCE_AND_BECOME =
            "read -r stat </proc/$$/stat; printf '" + MARK + "%s\\n' \"$stat\"; exec \"$@\"";

    /** Process and its start time: its session's group is killed unless another has the number by now. */
    private static final String KILL_GROUP =
            "if [ -e \"/proc/$1/stat\" ]; then stat=$(sed 's/.*) //' \"/proc/$1/stat\") || exit 0; set -- \"$@\" $stat; "
                    + "[ \"${22}\" = \"$2\" ] || exit 0; fi; kill -s KILL -- \"-$1\"";

    /** Linux takes no longer argument, and the whole line is one to the login shell. */
    private static final int BYTES_MAX = 128 * 1024 - 1;

    private static final int START_FIELD = 19;

    private CommandLine() {}

    /** A process as it announced itself; it leads a session, and so a group, of its own. */
    record Running(String process, String start) {
        /** From a line of {@code /proc/PID/stat}. */
        static Running parse(String stat) {
            String[] after = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new Running(stat.substring(0, stat.indexOf(' ')), after[START_FIELD]);
        }

        /** What kills it and its group, if that is still it. */
        List<String> kill() {
            return List.of("sh", "-c", KILL_GROUP, SHELL, process, start);
        }
    }

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
        words.addAll(List.of("sh", "-c", IN_OWN_SESSION, SHELL, ANNOUNCE_AND_BECOME));
        words.addAll(command.words());
        String line = "exec " + ShellLine.of(words);
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BYTES_MAX) {
            throw new IOException("\"" + command.words().get(0) + "\" with its arguments has " + bytes
                    + " bytes, more than a command over SSH can have: give it a file or input instead");
        }
        return line;
    }
}
