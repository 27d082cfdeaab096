package io.inquest.cluster.ssh;

import io.inquest.cluster.host.ClusterOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How to log in: names and paths, never a secret, so that it can be written into a journal.
 *
 * @param user who to log in as where the list of hosts does not say
 * @param key a file with a private key; if there is none, the agent and the user's usual keys are tried
 * @param passwordFile a file whose first line is the password
 * @param knownHosts the file with the keys of known hosts
 */
record Login(
        String user,
        Optional<Path> key,
        Optional<Path> passwordFile,
        Path knownHosts,
        boolean checksHostKeys,
        Choice agent,
        Choice sudo) {
    /** Whether to use something. */
    enum Choice {
        AUTO,
        YES,
        NO;

        static Choice parse(String option, String value) {
            return switch (value) {
                case "auto" -> AUTO;
                case "yes" -> YES;
                case "no" -> NO;
                default ->
                    throw new IllegalArgumentException("--" + option + " is yes, no or auto, not \"" + value + "\"");
            };
        }

        String word() {
            return switch (this) {
                case AUTO -> "auto";
                case YES -> "yes";
                case NO -> "no";
            };
        }
    }

    static final String USER = "ssh-user";
    static final String KEY = "ssh-key";
    static final String KNOWN_HOSTS = "ssh-known-hosts";
    static final String PASSWORD_FILE = "ssh-password-file";
    static final String AGENT = "ssh-agent";
    static final String CHECKING = "ssh-host-key-checking";
    static final String SUDO = "ssh-sudo";

    static final List<ClusterOption> OPTIONS = List.of(
            new ClusterOption(USER, "who to log in as, where the list of hosts does not say; else your own name", ""),
            new ClusterOption(KEY, "a file with a private key; else the agent's and your usual ones are tried", ""),
            new ClusterOption(KNOWN_HOSTS, "the file with the keys of known hosts; else ~/.ssh/known_hosts", ""),
            new ClusterOption(PASSWORD_FILE, "a file whose first line is the password; nobody else may read it", ""),
            new ClusterOption(AGENT, "whether to use the keys of the agent at SSH_AUTH_SOCK: yes, no or auto", "auto"),
            new ClusterOption(CHECKING, "whether an unknown or changed key of a host is refused: yes or no", "yes"),
            new ClusterOption(
                    SUDO,
                    "whether commands go through sudo -n: yes, no, or auto (if you are not root and it works)",
                    "auto"));

    /**
     * The options' values, or those of {@link #values()}.
     *
     * @param userName the name to log in as if nothing else is said
     * @param userHome the folder that {@code ~} means
     */
    static Login of(Map<String, String> values, String userName, Path userHome) {
        String checking = values.getOrDefault(CHECKING, "yes");
        if (!checking.equals("yes") && !checking.equals("no")) {
            throw new IllegalArgumentException("--" + CHECKING + " is yes or no, not \"" + checking + "\"");
        }
        return new Login(
                text(values, USER).orElse(userName),
                text(values, KEY).map(path -> resolve(path, userHome)),
                text(values, PASSWORD_FILE).map(path -> resolve(path, userHome)),
                resolve(text(values, KNOWN_HOSTS).orElse("~/.ssh/known_hosts"), userHome),
                checking.equals("yes"),
                Choice.parse(AGENT, values.getOrDefault(AGENT, "auto")),
                Choice.parse(SUDO, values.getOrDefault(SUDO, "auto")));
    }

    private static Optional<String> text(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    private static Path resolve(String path, Path userHome) {
        return (path.startsWith("~/") ? userHome.resolve(path.substring(2)) : Path.of(path)).toAbsolutePath();
    }

    /** What {@link #of} makes the same login of. */
    Map<String, String> values() {
        Map<String, String> values = new TreeMap<>();
        values.put(USER, user);
        key.ifPresent(path -> values.put(KEY, path.toString()));
        passwordFile.ifPresent(path -> values.put(PASSWORD_FILE, path.toString()));
        values.put(KNOWN_HOSTS, knownHosts.toString());
        values.put(CHECKING, checksHostKeys ? "yes" : "no");
        values.put(AGENT, agent.word());
        values.put(SUDO, sudo.word());
        return values;
    }
}
