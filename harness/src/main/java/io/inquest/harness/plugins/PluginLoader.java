package io.inquest.harness.plugins;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;

/**
 * The class loader of one plug-in: the core is its parent, other plug-ins are out of its sight, because the client
 * libraries of two stores may need two versions of a third. Of Inquest's own services and texts it shows only those of
 * its own jars, so that the core's are not found once a plug-in.
 */
final class PluginLoader extends URLClassLoader {
    private final String origin;
    private final boolean users;

    PluginLoader(String origin, boolean users, List<Path> jars, ClassLoader core) {
        super(origin, urls(jars), core);
        this.origin = origin;
        this.users = users;
    }

    /** Where its classes come from, for a person. */
    String origin() {
        return origin;
    }

    /** Whether a user brought it, so that the index made at build does not know it. */
    boolean isUsers() {
        return users;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isOurs(name) ? findResources(name) : super.getResources(name);
    }

    private static boolean isOurs(String name) {
        return name.startsWith("META-INF/services/io.inquest.") || name.startsWith("META-INF/inquest/");
    }

    private static URL[] urls(List<Path> jars) {
        URL[] urls = new URL[jars.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = jars.get(i).toUri().toURL();
            } catch (MalformedURLException e) {
                throw new PluginException(jars.get(i) + " cannot be named by a URL", e);
            }
        }
        return urls;
    }
}
