package io.inquest.cluster.host;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program that a host needs for something, and what helps where it fails.
 *
 * @param program its name, as it is called
 * @param debianPackage what it comes in
 */
record HostTool(String program, String debianPackage) {
    private static final String IS_THERE = "command -v \"$1\" >/dev/null 2>&1";
    private static final Pattern DENIED = Pattern.compile(
            "permission denied|operation not permitted|must be root|not have permission", Pattern.CASE_INSENSITIVE);

    /** Whether a host has it. */
    boolean isOn(Host host) throws IOException {
        return host.run(Command.of("sh", "-c", IS_THERE, "sh", program)).succeeded();
    }

    /** That a host has not got it, and how it gets there; empty if it has. */
    Optional<String> missing(Host host) throws IOException {
        return isOn(host)
                ? Optional.empty()
                : Optional.of(program + " is not installed on " + host.name() + ": apt-get install " + debianPackage);
    }

    /** Why something failed, and what helps if that is known. */
    static String reason(IOException failure) {
        String said = said(failure);
        String line = said.strip().replaceAll("\\s*\\R\\s*", "; ");
        return DENIED.matcher(line).find()
                ? line + " (networks may not be changed there: be root, by sudo if over SSH; a container needs to be"
                        + " started with --cap-add NET_ADMIN)"
                : line;
    }

    /** Of a command that failed, what it said, without its words: some are long scripts. */
    private static String said(IOException failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (failure instanceof CommandFailedException failed
                && !failed.result().errors().isBlank()) {
            return message.substring(0, message.indexOf(':')) + ": "
                    + failed.result().errors();
        }
        return message;
    }
}
