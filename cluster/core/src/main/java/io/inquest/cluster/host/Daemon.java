package io.inquest.cluster.host;

import java.util.List;
import java.util.Objects;

/**
 * A program that runs on and on on a host.
 *
 * @param name tells it from others of the same node: letters, digits and {@code -}
 * @param command started in the node's home; its input is not used, its timeout neither
 * @param log the file there, absolute, that what it prints is added to
 * @param ports the TCP ports of the host's address that it listens at, as far as that is known: where something else does
 *     already, it is not started, for that would be taken for it
 */
public record Daemon(String name, Command command, String log, List<Integer> ports) {
    public Daemon {
        ports = List.copyOf(ports);
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(log, "log");
        if (!name.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for a daemon");
        }
    }

    /** Of which it is not known where it listens. */
    public Daemon(String name, Command command, String log) {
        this(name, command, log, List.of());
    }

    /** The same, which listens at these ports. */
    public Daemon listeningAt(Integer... newPorts) {
        return new Daemon(name, command, log, List.of(newPorts));
    }
}
