package io.inquest.cluster.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A process, told from any later one of the same number by when it started.
 *
 * @param pid its number, as this process sees it
 * @param startTicks clock ticks from the machine's start to the process's
 */
record ProcessMark(long pid, long startTicks) {
    private static final int STATE = 3;
    private static final int SESSION = 6;
    private static final int START_TIME = 22;

    /** A process that lives; one that ended and was not waited for does not. */
    static Optional<ProcessMark> of(long pid) {
        return fields(pid)
                .filter(fields -> !fields.get(STATE).equals("Z"))
                .map(fields -> new ProcessMark(pid, Long.parseLong(fields.get(START_TIME))));
    }

    boolean lives() {
        return of(pid).equals(Optional.of(this));
    }

    /** The number of the session of a process that lives. */
    static Optional<Long> session(long pid) {
        return fields(pid)
                .filter(fields -> !fields.get(STATE).equals("Z"))
                .map(fields -> Long.parseLong(fields.get(SESSION)));
    }

    /** What {@code /proc/PID/stat} says, at the positions that proc(5) gives; from the state on. */
    private static Optional<List<String>> fields(long pid) {
        String line;
        try {
            line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        } catch (IOException gone) {
            return Optional.empty();
        }
        // a process's name may have spaces and parentheses in it
        String afterName = line.substring(line.lastIndexOf(')') + 1).strip();
        return Optional.of(List.of(("0 1 2 " + afterName).split(" ")));
    }
}
