package io.inquest.cluster.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Who takes hosts for a run of their own; what others are told who want them meanwhile.
 *
 * @param id tells it from all others: the id of the run's cluster and of its journal
 * @param user the user's name
 * @param machine the name of the machine that the run is made from
 * @param process the number of its process there
 * @param what it does, in words for a person, as in {@code run --system raft}
 * @param journal the file, on that machine, that says how to undo it
 */
public record Claimant(String id, String user, String machine, long process, String what, String journal) {
    public Claimant {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(journal, "journal");
        if (!id.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("\"" + id + "\" is no id of who claims hosts");
        }
    }

    /** This process. */
    public static Claimant here(String id, String what, Path journal) {
        return new Claimant(
                id,
                System.getProperty("user.name"),
                machineName(),
                ProcessHandle.current().pid(),
                what,
                journal.toAbsolutePath().toString());
    }

    private static String machineName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException noLinux) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException nameless) {
                return "the machine that it runs on";
            }
        }
    }

    /** A line a fact, the id first. */
    String text() {
        return line("id", id)
                + line("user", user)
                + line("machine", machine)
                + line("process", Long.toString(process))
                + line("what", what)
                + line("journal", journal);
    }

    private static String line(String name, String value) {
        return name + " " + value.replaceAll("\\p{Cntrl}", " ") + "\n";
    }
}
