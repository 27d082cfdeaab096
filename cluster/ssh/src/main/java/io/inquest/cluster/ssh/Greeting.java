package io.inquest.cluster.ssh;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * What is found out about a host when it is first met.
 *
 * @param userHome the home folder of who logged in
 * @param sudo whether commands go through sudo
 * @param reached how the host itself sees the connection; empty if its server does not say
 */
record Greeting(boolean root, String userHome, boolean sudo, Optional<Reached> reached) {
    /** Every character that one shell or another takes for something else. */
    private static final String HARD_WORD = "a'b\"c\\d\\\\e$f`g`!h!!i*j?k~l #m;n&o|p<q>r(s)t{u}v[w]x=^%\n";

    private static final String ASK = "printf '%s.\\n' \"$1\"; id -u; printf '%s\\n' \"$HOME\" \"${SSH_CONNECTION-}\"";

    static Greeting of(Connection connection, Login.Choice sudo, ExecutorService threads) throws IOException {
        String name = connection.endpoint().name();
        CommandResult result = new RemoteRun(connection, List.of(), "/", threads)
                .run(Command.of("sh", "-c", ASK, "inquest-greeting", HARD_WORD));
        String echoed = HARD_WORD + ".\n";
        if (!result.succeeded() || !result.output().startsWith(echoed)) {
            throw new IOException(
                    name + ": the login shell of " + connection.user() + " does not read words as a POSIX "
                            + "shell does, so that no command could be sent to it safely: give the user /bin/sh");
        }
        String[] lines = result.output().substring(echoed.length()).split("\n", -1);
        boolean root = lines[0].equals("0");
        String home = lines[1];
        return new Greeting(root, home, !root && sudoWorks(connection, sudo, threads), Reached.parse(lines[2]));
    }

    /**
     * A connection as it comes to the host: a port that is forwarded, or an address that is translated, is not what was
     * dialled.
     *
     * @param client where it comes from
     * @param port the host's own port that it comes to
     */
    record Reached(String client, String port) {
        /** Of {@code SSH_CONNECTION}: the client's address and port, then the server's. */
        static Optional<Reached> parse(String connection) {
            String[] words = connection.strip().split(" ");
            String client = words[0].replaceFirst("%.*", ""); // a scope is of the host's own interfaces
            return words.length == 4
                            && words[3].matches("[0-9]{1,5}")
                            && client.matches("[0-9a-fA-F.:]*[.:][0-9a-fA-F]*")
                    ? Optional.of(new Reached(client, words[3]))
                    : Optional.empty();
        }
    }

    private static boolean sudoWorks(Connection connection, Login.Choice sudo, ExecutorService threads)
            throws IOException {
        if (sudo == Login.Choice.NO) {
            return false;
        }
        String problem;
        try {
            CommandResult result =
                    new RemoteRun(connection, List.of(), "/", threads).run(Command.of("sudo", "-n", "--", "true"));
            if (result.succeeded()) {
                return true;
            }
            problem = result.errors().strip();
        } catch (IOException noSudo) {
            problem = noSudo.getMessage();
        }
        if (sudo == Login.Choice.YES) {
            throw new IOException(connection.endpoint().name() + ": sudo -n does not work for " + connection.user()
                    + " (" + problem + "): log in as root, or give the user a line in /etc/sudoers with NOPASSWD");
        }
        return false;
    }

    boolean administrator() {
        return root || sudo;
    }

    /** The harness's own folder. Hosts may share a file system, so it has the host's name. */
    String home(String clusterId, String name) {
        return (administrator() ? "/var/lib/inquest/" : userHome + "/.inquest/") + clusterId + "-" + name;
    }
}
