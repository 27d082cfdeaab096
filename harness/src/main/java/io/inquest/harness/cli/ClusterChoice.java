package io.inquest.harness.cli;

import io.inquest.cluster.host.ClusterProvider;
import io.inquest.harness.Main;
import io.inquest.harness.cli.OptionParser.Given;
import io.inquest.harness.hosts.ClusterOptions;
import io.inquest.harness.plugins.Plugins;
import io.inquest.harness.runner.NetworkSetting;
import io.inquest.harness.runner.RunSpec;
import io.inquest.systems.Nearest;
import io.inquest.systems.OptionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where a run happens, as {@code --cluster} and {@code --hosts} say.
 *
 * @param provider the backend; null for the simulation
 */
record ClusterChoice(ClusterProvider provider) {
    private static final String HOSTS = "hosts";

    static ClusterChoice of(String typed, Plugins plugins) {
        if (typed.equals(RunSpec.SIMULATION)) {
            return new ClusterChoice(null);
        }
        ClusterProvider provider = plugins.clusters().get(typed);
        if (provider == null) {
            List<String> names = new ArrayList<>(plugins.clusters().keySet());
            names.add(RunSpec.SIMULATION);
            throw new UsageException(Nearest.sentence("no cluster", typed, names, "inquest list clusters"));
        }
        return new ClusterChoice(provider);
    }

    String name() {
        return provider == null ? RunSpec.SIMULATION : provider.name();
    }

    boolean isSimulated() {
        return provider == null;
    }

    /** Who declares {@link #options}, for a sentence. */
    String owner() {
        return provider == null ? "the simulated network" : "the cluster " + provider.name();
    }

    List<OptionSpec> options() {
        return provider == null ? NetworkSetting.OPTIONS : ClusterOptions.of(provider);
    }

    /** Why an option of another cluster is not to be had here; null if it is none. */
    String refusal(String option, Plugins plugins) {
        if (provider != null && has(NetworkSetting.OPTIONS, option)) {
            return "--" + option + " says what the simulated network is like; on the cluster " + provider.name()
                    + " the network is the hosts' own: leave it out, or have it made worse with --nemesis packets";
        }
        List<String> owners = new ArrayList<>();
        plugins.clusters().forEach((name, other) -> {
            if (has(ClusterOptions.of(other), option)) {
                owners.add(name);
            }
        });
        return owners.isEmpty()
                ? null
                : "--" + option + " is of the cluster " + String.join(", ", owners) + ", and this run is on " + name()
                        + "; say --cluster " + owners.get(0);
    }

    private static boolean has(List<OptionSpec> options, String name) {
        return options.stream().anyMatch(option -> option.name().equals(name));
    }

    /** What only the simulation has must not seem to be had here, nor the other way about. */
    void refuse(Given given) {
        if (provider == null && given.has(HOSTS)) {
            throw new UsageException("--hosts lists real hosts, and the simulation makes up its own: leave it out, or"
                    + " name the cluster that has them, such as --cluster ssh");
        }
        if (provider != null && given.has("messages")) {
            throw new UsageException("--messages writes down what the simulated network carries; what real nodes send"
                    + " each other is not seen: leave it out, or use --cluster " + RunSpec.SIMULATION);
        }
    }

    /**
     * Does the command in a process that can make such hosts, if this one cannot; then its exit status.
     *
     * @param arguments what followed the command's name
     */
    static OptionalInt runElsewhere(ClusterProvider provider, String command, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(command);
        words.addAll(arguments);
        try {
            return provider.runAgain(Main.class, words);
        } catch (IOException impossible) {
            throw new UsageException(impossible.getMessage(), impossible);
        }
    }

    /** The lines of the file that {@code --hosts} names, but for blank ones and those that begin with {@code #}. */
    static List<String> hosts(Given given, Session session) {
        if (!given.has(HOSTS)) {
            return List.of();
        }
        String typed = given.value(HOSTS).orElseThrow();
        Path file = session.path(typed);
        List<String> hosts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String host = line.strip();
                if (!host.isEmpty() && !host.startsWith("#")) {
                    hosts.add(host);
                }
            }
        } catch (NoSuchFileException absent) {
            throw new UsageException("there is no file \"" + typed + "\" for --hosts to read", absent);
        } catch (IOException unreadable) {
            throw new UsageException(
                    "\"" + typed + "\", which --hosts names, cannot be read: " + unreadable, unreadable);
        }
        if (hosts.isEmpty()) {
            throw new UsageException("\"" + typed + "\", which --hosts names, lists no host: write one a line");
        }
        return hosts;
    }
}
