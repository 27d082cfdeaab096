package io.inquest.cluster.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command says, ahead of its own output, which process it is, so that it can be killed: SSH servers and container
 * engines leave running what they were asked to run, and pass no signals on. The far end has {@code sh}, {@code sed},
 * {@code setsid} and {@code /proc}.
 *
 * @param process its number there; it leads a session of its own
 * @param start when it started, as {@code /proc/PID/stat} has it: with the number, it means no other
 * @param output what the command itself wrote since
 */
public record Announcement(String process, String start, String output) {
    private static final String TITLE = "announce";
    private static final Script ANNOUNCE = Script.of(TITLE, "announce.sh");
    private static final Script KILL = Script.of("kill-session", "kill-session.sh");
    private static final String MARK = "inquest-runs ";
    private static final int START_FIELD = 19;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    /**
     * A command that announces itself and becomes the one given.
     *
     * @param folder where it runs, if that is there
     */
    public static Command announcing(String folder, Command command) {
        List<String> arguments = new ArrayList<>(List.of(folder));
        arguments.addAll(command.words());
        return new Command(ANNOUNCE.with(arguments).words(), command.environment(), command.input(), command.timeout());
    }

    /** What was announced, as soon as it was. What a login shell printed before is not the command's. */
    public static Optional<Announcement> in(String output) {
        int mark = output.startsWith(MARK) ? 0 : output.indexOf("\n" + MARK) + 1;
        int end = output.indexOf('\n', mark);
        if (end < 0 || !output.startsWith(MARK, mark)) {
            return Optional.empty();
        }
        String stat = output.substring(mark + MARK.length(), end);
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Optional.of(new Announcement(
                stat.substring(0, stat.indexOf(' ')), afterName[START_FIELD], output.substring(end + 1)));
    }

    /** Kills it and all of its group. Does no harm if it ended. */
    public Command kill() {
        return KILL.with(process, start);
    }

    /**
     * What came of a command that announced itself.
     *
     * @throws IOException if it was never started
     */
    public static CommandResult result(String host, Command command, int status, String output, String errors)
            throws IOException {
        Optional<Announcement> announced = in(output);
        if (announced.isEmpty()) {
            throw new IOException(host + ": \"" + command + "\" was not started (status " + status + "): "
                    + (output + errors).strip());
        }
        // the shell that should have become the program says so under its own name, and nothing else ran
        if ((status == NOT_FOUND || status == NOT_EXECUTABLE) && errors.startsWith("inquest-" + TITLE + ": ")) {
            throw new IOException(
                    host + " has no program \"" + command.words().get(0) + "\" that can be run: " + errors.strip());
        }
        return new CommandResult(status, announced.get().output(), errors);
    }
}
