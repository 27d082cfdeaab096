package io.inquest.cluster.host;

import java.io.IOException;

/** A command ended with another status than 0. The message says where, which, and what it said. */
public final class CommandFailedException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int SAID_CHARS_MAX = 600;

    private final transient CommandResult result;

    public CommandFailedException(String host, Command command, CommandResult result) {
        super(host + ": \"" + command + "\" ended with status " + result.status() + said(result));
        this.result = result;
    }

    public CommandResult result() {
        return result;
    }

    private static String said(CommandResult result) {
        String text = result.errors().isBlank() ? result.output() : result.errors();
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return " and said nothing";
        }
        int length = stripped.length();
        return ": " + (length <= SAID_CHARS_MAX ? stripped : "… " + stripped.substring(length - SAID_CHARS_MAX));
    }
}
