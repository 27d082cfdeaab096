package io.inquest.harness.plugins;

import io.inquest.checkers.Checker;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.history.formats.HistoryFormat;
import io.inquest.nemesis.FaultKind;
import io.inquest.systems.Nearest;
import io.inquest.systems.SystemProvider;
import io.inquest.workloads.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The stores, clusters, workloads, faults and checkers that there are, by name. Each kind is loaded when it is first asked for,
 * so that a command pays for what it uses. Two of one name stop the program, whoever brought them.
 */
public final class Plugins implements AutoCloseable {
    private final ClassLoader core;
    private final List<PluginLoader> loaders;
    private final Providers providers;

    private Map<String, SystemProvider> systems;
    private Map<String, ClusterProvider> clusters;
    private Map<String, Workload> workloads;
    private Map<String, FaultKind> faults;
    private Map<String, Checker> checkers;
    private Map<String, HistoryFormat> formats;
    private Models models;

    private Plugins(ClassLoader core, List<PluginLoader> loaders, Providers providers) {
        this.core = core;
        this.loaders = List.copyOf(loaders);
        this.providers = providers;
    }

    /** Everything of a distribution, and the user's own plug-ins. */
    public static Plugins of(Distribution distribution) {
        ClassLoader core = Plugins.class.getClassLoader();
        List<PluginLoader> loaders = new ArrayList<>();
        addFolders("clusters/", distribution.clusterFolders(), core, loaders);
        addFolders("systems/", distribution.systemFolders(), core, loaders);
        for (Path jar : distribution.pluginJars()) {
            loaders.add(new PluginLoader(jar.toString(), true, List.of(jar), core));
        }
        return new Plugins(core, loaders, Providers.of(distribution));
    }

    private static void addFolders(String above, List<Path> folders, ClassLoader core, List<PluginLoader> loaders) {
        for (Path folder : folders) {
            String origin = above + folder.getFileName();
            loaders.add(new PluginLoader(origin, false, Distribution.list(folder, ".jar"), core));
        }
    }

    /** Stores by name, in the order of their names. */
    public Map<String, SystemProvider> systems() {
        if (systems == null) {
            systems = load(
                    SystemProvider.class,
                    Kind.SYSTEM,
                    provider -> provider.description().name());
        }
        return systems;
    }

    /** Backends of real clusters by name, in the order of their names. */
    public Map<String, ClusterProvider> clusters() {
        if (clusters == null) {
            clusters = load(ClusterProvider.class, Kind.CLUSTER, ClusterProvider::name);
        }
        return clusters;
    }

    /** Workloads by name, in the order of their names. */
    public Map<String, Workload> workloads() {
        if (workloads == null) {
            workloads = load(Workload.class, Kind.WORKLOAD, Workload::name);
        }
        return workloads;
    }

    /** Kinds of faults by name, in the order of their names. */
    public Map<String, FaultKind> faults() {
        if (faults == null) {
            faults = load(
                    FaultKind.class, Kind.NEMESIS, kind -> kind.description().name());
        }
        return faults;
    }

    /** Checkers by name, in the order of their names. */
    public Map<String, Checker> checkers() {
        if (checkers == null) {
            checkers = load(Checker.class, Kind.MODEL, Checker::name);
        }
        return checkers;
    }

    /** Formats of histories by name, in the order of their names. */
    public Map<String, HistoryFormat> formats() {
        if (formats == null) {
            formats = load(HistoryFormat.class, Kind.FORMAT, HistoryFormat::name);
        }
        return formats;
    }

    /** The sequential objects: those that come with the program, and those of users. */
    public Models models() {
        if (models == null) {
            List<Model<?>> ofUsers = new ArrayList<>();
            for (PluginLoader loader : loaders) {
                if (loader.isUsers()) {
                    for (Model<?> model : providersIn(loader, Model.class)) {
                        ofUsers.add(model);
                    }
                }
            }
            try {
                models = ofUsers.isEmpty()
                        ? Models.installed()
                        : Models.installed().with(ofUsers);
            } catch (IllegalArgumentException twice) {
                throw new PluginException(twice.getMessage(), twice);
            }
        }
        return models;
    }

    /** @throws PluginException with a sentence that suggests the nearest, if there is none of that name */
    public SystemProvider system(String name) {
        return find(Kind.SYSTEM, systems(), name);
    }

    /** @throws PluginException with a sentence that suggests the nearest, if there is none of that name */
    public ClusterProvider cluster(String name) {
        return find(Kind.CLUSTER, clusters(), name);
    }

    /** @throws PluginException with a sentence that suggests the nearest, if there is none of that name */
    public Workload workload(String name) {
        return find(Kind.WORKLOAD, workloads(), name);
    }

    /** @throws PluginException with a sentence that suggests the nearest, if there is none of that name */
    public FaultKind fault(String name) {
        return find(Kind.NEMESIS, faults(), name);
    }

    /** @throws PluginException with a sentence that suggests the nearest, if there is none of that name */
    public Checker checker(String name) {
        return find(Kind.MODEL, checkers(), name);
    }

    /** @throws PluginException with a sentence that suggests the nearest, if there is none of that name */
    public HistoryFormat format(String name) {
        return find(Kind.FORMAT, formats(), name);
    }

    private static <T> T find(Kind kind, Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new PluginException(
                    Nearest.sentence("no " + kind.singular(), name, all.keySet(), "inquest list " + kind.plural()));
        }
        return found;
    }

    /** The core's class loader, then one of each plug-in. */
    List<ClassLoader> classLoaders() {
        List<ClassLoader> all = new ArrayList<>();
        all.add(core);
        all.addAll(loaders);
        return all;
    }

    private <T> Map<String, T> load(Class<T> service, Kind kind, Function<T, String> nameOf) {
        Map<String, T> found = new TreeMap<>();
        Map<String, String> origins = new TreeMap<>();
        for (ClassLoader loader : classLoaders()) {
            for (T provider : providersIn(loader, service)) {
                String name = nameOf.apply(provider);
                String origin = originOf(provider);
                String other = origins.put(name, origin);
                if (other != null) {
                    throw new PluginException("two " + kind.plural() + " are called \"" + name + "\", in " + other
                            + " and in " + origin + "; remove one of them");
                }
                found.put(name, provider);
            }
        }
        return found;
    }

    private <T> List<T> providersIn(ClassLoader loader, Class<T> service) {
        try {
            boolean users = loader instanceof PluginLoader plugin && plugin.isUsers();
            return users ? Providers.ask(loader, service) : providers.in(loader, originOf(loader), service);
        } catch (ServiceConfigurationError | ReflectiveOperationException | LinkageError e) {
            throw new PluginException(
                    "what is in " + originOf(loader) + " does not load: " + e.getMessage()
                            + "; remove it, or build it against this version",
                    e);
        }
    }

    /** The classes of all plug-ins, for the index. */
    List<Providers.Line> lines() {
        List<Providers.Line> lines = new ArrayList<>();
        add(SystemProvider.class, systems(), lines);
        add(ClusterProvider.class, clusters(), lines);
        add(Workload.class, workloads(), lines);
        add(FaultKind.class, faults(), lines);
        add(Checker.class, checkers(), lines);
        add(HistoryFormat.class, formats(), lines);
        return lines;
    }

    private static <T> void add(Class<T> service, Map<String, T> all, List<Providers.Line> lines) {
        for (T provider : all.values()) {
            Class<?> type = provider.getClass();
            lines.add(new Providers.Line(service.getName(), originOf(type.getClassLoader()), type.getName()));
        }
    }

    /** Whether a user brought it, rather than that it came with the program. */
    public boolean isUsers(Object provider) {
        return provider.getClass().getClassLoader() instanceof PluginLoader loader && loader.isUsers();
    }

    private static String originOf(ClassLoader loader) {
        return loader instanceof PluginLoader plugin ? plugin.origin() : Providers.CORE;
    }

    /** The jar (or, in tests, the folder) that a class came from. */
    private static String originOf(Object provider) {
        try {
            return Path.of(provider.getClass()
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            return originOf(provider.getClass().getClassLoader());
        }
    }

    /** Closes the plug-ins' class loaders; nothing of theirs may be used after. */
    @Override
    public void close() {
        for (PluginLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
