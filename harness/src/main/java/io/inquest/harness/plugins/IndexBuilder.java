package io.inquest.harness.plugins;

import io.inquest.checkers.Checker;
import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.history.formats.HistoryFormat;
import io.inquest.nemesis.FaultDescription;
import io.inquest.nemesis.FaultKind;
import io.inquest.systems.Bug;
import io.inquest.systems.OptionSpec;
import io.inquest.systems.SystemDescription;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Asks every plug-in what it is, and gathers the explanations that lie beside the code. */
final class IndexBuilder {
    private static final String DEFAULT_SYSTEM = "META-INF/inquest/default-system";

    /** It is no plug-in: the program's own tests stand on it. */
    private static final String SIMULATION = "sim";

    private final Plugins plugins;
    private final String defaultSystem;
    private final Map<IndexEntry, String> texts = new LinkedHashMap<>();

    private IndexBuilder(Plugins plugins) throws IOException {
        this.plugins = plugins;
        this.defaultSystem = defaultSystem(plugins);
    }

    static Index build(Plugins plugins) {
        try {
            IndexBuilder builder = new IndexBuilder(plugins);
            builder.addSystems();
            builder.addClusters();
            builder.addOthers();
            builder.addAnomalies();
            builder.addBugs();
            return new Index(builder.texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String defaultSystem(Plugins plugins) throws IOException {
        for (ClassLoader loader : plugins.classLoaders()) {
            for (URL resource : Collections.list(loader.getResources(DEFAULT_SYSTEM))) {
                return Text.read(resource).strip();
            }
        }
        return "";
    }

    private void addSystems() throws IOException {
        for (SystemProvider provider : plugins.systems().values()) {
            SystemDescription system = provider.description();
            String details = options(system.options()) + bugs(system);
            add(Kind.SYSTEM, system.name(), "", system.summary(), loaderOf(provider), details);
        }
    }

    private void addClusters() throws IOException {
        add(
                Kind.CLUSTER,
                SIMULATION,
                "",
                "the simulation, in virtual time: a run is a function of its seed (where none is named)",
                IndexBuilder.class.getClassLoader(),
                "");
        for (ClusterProvider provider : plugins.clusters().values()) {
            String details = options(clusterOptions(provider));
            add(Kind.CLUSTER, provider.name(), "", provider.summary(), loaderOf(provider), details);
        }
    }

    private static List<OptionSpec> clusterOptions(ClusterProvider provider) {
        List<OptionSpec> options = new ArrayList<>();
        for (ClusterOption option : provider.options()) {
            options.add(new OptionSpec(option.name(), option.summary(), List.of(), option.defaultValue()));
        }
        return options;
    }

    private void addOthers() throws IOException {
        for (Workload workload : plugins.workloads().values()) {
            String details = options(workload.options());
            add(Kind.WORKLOAD, workload.name(), "", workload.summary(), loaderOf(workload), details);
        }
        for (FaultKind fault : plugins.faults().values()) {
            FaultDescription description = fault.description();
            String details = options(description.options());
            add(Kind.NEMESIS, description.name(), "", description.summary(), loaderOf(fault), details);
        }
        for (Checker checker : plugins.checkers().values()) {
            add(Kind.MODEL, checker.name(), "", checker.summary(), loaderOf(checker), "");
        }
        for (HistoryFormat format : plugins.formats().values()) {
            add(Kind.FORMAT, format.name(), "", format.summary(), loaderOf(format), "");
        }
    }

    private void addBugs() throws IOException {
        for (SystemProvider provider : plugins.systems().values()) {
            SystemDescription system = provider.description();
            for (Bug bug : system.bugs()) {
                String details = "Switched on by: inquest run --system " + system.name() + " --bug " + bug.name();
                add(Kind.BUG, bug.name(), system.name(), bug.summary(), loaderOf(provider), details);
            }
        }
    }

    /** Anomalies have no class of their own: a text is all they are. Its first paragraph is the summary. */
    private void addAnomalies() throws IOException {
        for (ClassLoader loader : plugins.classLoaders()) {
            for (String name : namesIn(loader, Kind.ANOMALY)) {
                Text text = Text.find(loader, Kind.ANOMALY.singular() + "/" + name + ".txt");
                texts.put(
                        new IndexEntry(Kind.ANOMALY, name, "", text.firstParagraph(), false, text.aliases()),
                        text.rest() + "\n");
            }
        }
    }

    private void add(Kind kind, String name, String owner, String summary, ClassLoader loader, String details)
            throws IOException {
        boolean isDefault = kind == Kind.SYSTEM && name.equals(defaultSystem);
        String line = summary.replaceAll("\\s+", " ").strip();
        IndexEntry plain = new IndexEntry(kind, name, owner, line, isDefault, List.of());
        Text text = Text.find(loader, plain.textPath());
        String body = (text.body() + "\n\n" + details).strip();
        texts.put(
                new IndexEntry(kind, name, owner, line, isDefault, text.aliases()), body.isEmpty() ? "" : body + "\n");
    }

    private static ClassLoader loaderOf(Object provider) {
        return provider.getClass().getClassLoader();
    }

    private static String options(List<OptionSpec> options) {
        StringBuilder text = new StringBuilder();
        for (OptionSpec option : options) {
            text.append(text.length() == 0 ? "Options of inquest run:\n" : "");
            String values = option.choices().isEmpty() ? "VALUE" : String.join("|", option.choices());
            text.append("  --").append(option.name()).append(' ').append(values);
            text.append("  (").append(option.defaultValue()).append(" if not given)\n");
            text.append("      ").append(option.summary()).append('\n');
        }
        return text.length() == 0 ? "" : text.append('\n').toString();
    }

    private static String bugs(SystemDescription system) {
        StringBuilder text = new StringBuilder();
        for (Bug bug : system.bugs()) {
            text.append(text.length() == 0 ? "Bugs it can be given:\n" : "");
            text.append("  --bug ").append(bug.name()).append('\n');
            text.append("      ").append(bug.summary()).append('\n');
        }
        return text.toString();
    }

    /** The names of the texts of one kind that a class loader has itself. */
    private static Set<String> namesIn(ClassLoader loader, Kind kind) throws IOException {
        Set<String> names = new TreeSet<>();
        for (URL folder : Collections.list(loader.getResources(Text.FOLDER + kind.singular()))) {
            for (Path file : files(folder)) {
                String name = file.getFileName().toString();
                names.add(name.substring(0, name.length() - ".txt".length()));
            }
        }
        return names;
    }

    private static List<Path> files(URL folder) throws IOException {
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return Distribution.list(Path.of(uri), ".txt");
            }
            String inJar = uri.getSchemeSpecificPart();
            int bang = inJar.indexOf("!/");
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(inJar.substring(0, bang))))) {
                return new ArrayList<>(Distribution.list(jar.getPath(inJar.substring(bang + 1)), ".txt"));
            }
        } catch (URISyntaxException e) {
            throw new IOException(folder + " is no URI", e);
        }
    }
}
