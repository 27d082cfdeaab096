package io.inquest.cluster.local;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How hosts are made by a user who is not root: the whole program is started again inside a user namespace, in which it is,
 * with a network of its own. Process numbers, files and terminal stay those of the machine.
 */
public final class Rootless {
    private static final int INTERRUPTED = 130;

    private Rootless() {}

    /** Whether this process is root, of the machine or inside a user namespace: then it makes hosts itself. */
    public static boolean isAdministrator() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            // real, effective, saved, of the file system: proc_pid_status(5)
            if (line.startsWith("Uid:")) {
                return line.split("\\s+")[2].equals("0");
            }
        }
        return false;
    }

    /**
     * Why a process that is not root cannot be it inside a user namespace, and what helps, in a sentence; empty if it can.
     */
    public static Optional<String> problem() throws IOException {
        List<String> trial = new ArrayList<>(entering());
        trial.add("true");
        String reason;
        try {
            CommandResult result = Subprocess.run("this machine", Command.of(trial), trial);
            if (result.succeeded()) {
                return Optional.empty();
            }
            reason = result.errors().strip();
        } catch (IOException e) {
            reason = e.getMessage();
        }
        return Optional.of("Hosts of this machine need root, or user namespaces, which are off here (" + reason + "). "
                + remedy());
    }

    private static String remedy() throws IOException {
        for (Map.Entry<String, String> setting : List.of(
                Map.entry("kernel.unprivileged_userns_clone", "1"),
                Map.entry("kernel.apparmor_restrict_unprivileged_userns", "0"),
                Map.entry("user.max_user_namespaces", "15000"))) {
            Path file = Path.of("/proc/sys", setting.getKey().replace('.', '/'));
            if (Files.isReadable(file)) {
                boolean isZero = Files.readString(file).strip().equals("0");
                if (isZero != setting.getValue().equals("0")) {
                    return "Start Inquest as root, or have an administrator run: sysctl -w " + setting.getKey() + "="
                            + setting.getValue();
                }
            }
        }
        return "Start Inquest as root.";
    }

    /**
     * The words that start this Java program again, inside a user namespace where it is root.
     *
     * @param main its main class
     * @param arguments its arguments
     */
    public static List<String> words(Class<?> main, List<String> arguments) {
        List<String> words = new ArrayList<>(entering());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // what is root there would have root's home
        for (String property : List.of("user.home", "user.name")) {
            words.add("-D" + property + "=" + System.getProperty(property));
        }
        words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(arguments);
        return words;
    }

    /** No process-id namespace: what is noted of processes must be true for others, such as one that heals, too. */
    private static List<String> entering() {
        List<String> words = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL", "--"));
        words.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--"));
        words.addAll(Scripts.words("loopback", List.of()));
        return words;
    }

    /**
     * Starts this program again, so that it is root in there, with the same terminal, and waits for its end. What ends this
     * process ends that one; an interruption from the terminal reaches it first, and it is waited for.
     *
     * @return its exit status
     * @throws IOException with a sentence for a person, if it cannot be started
     */
    public static int runAgain(Class<?> main, List<String> arguments) throws IOException {
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            throw new IOException(problem.get());
        }
        Process inner = new ProcessBuilder(words(main, arguments)).inheritIO().start();
        // while this hook waits this process lives on, and with it the other, which does what there is to do at the end
        Thread hook = new Thread(
                () -> {
                    inner.destroy();
                    int status = INTERRUPTED;
                    try {
                        status = inner.waitFor();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(status);
                },
                "end of the program inside");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            int status = inner.waitFor();
            Runtime.getRuntime().removeShutdownHook(hook);
            return status;
        } catch (IllegalStateException ending) {
            // the hook has the status, and ends this process
            return INTERRUPTED;
        } catch (InterruptedException e) {
            inner.destroy();
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
    }
}
