package io.inquest.cluster.host;

import java.util.Objects;

/**
 * A program that runs on and on on a host.
 *
 * @param name tells it from others of the same node: letters, digits and {@code -}
 * @param command started in the node's home; its input is not used, its timeout neither
 * @param log the file there, absolute, that what it prints is added to
 */
public record Daemon(String name, Command command, String log) {
    public Daemon {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(log, "log");
        if (!name.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for a daemon");
        }
    }
}
