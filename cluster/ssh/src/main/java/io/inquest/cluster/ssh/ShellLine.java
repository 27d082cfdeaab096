package io.inquest.cluster.ssh;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The one place where words become a line: SSH has no other way to name a command (RFC 4254, section 6.5), and the
 * user's shell at the far end takes it apart again. In single quotes a POSIX shell leaves every character but the
 * single quote as it is (POSIX.1-2017, XCU 2.2.2).
 */
final class ShellLine {
    private ShellLine() {}

    /** A line that a POSIX shell splits into just these words. */
    static String of(List<String> words) {
        return words.stream().map(ShellLine::quote).collect(Collectors.joining(" "));
    }

    private static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
