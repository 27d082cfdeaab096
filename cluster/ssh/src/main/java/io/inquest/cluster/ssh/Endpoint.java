package io.inquest.cluster.ssh;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the list of hosts: {@code [user@]host[:port] [name=n1]}; an IPv6 address with a port is in brackets.
 *
 * @param name the node's name
 * @param user who to log in as, if the line says
 * @param host a name or an address, as the user wrote it: known hosts are looked up by it
 */
record Endpoint(String name, Optional<String> user, String host, int port) {
    private static final int SSH_PORT = 22;
    private static final int PORT_MAX = 65535;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");
    private static final Pattern PLACE = Pattern.compile("(?:([^@\\s]+)@)?"
            + "(?:\\[([0-9A-Fa-f:.]+(?:%[A-Za-z0-9.-]+)?)]|([^\\s:\\[\\]@]+)|([0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(?:%[A-Za-z0-9.-]+)?))"
            + "(?::([0-9]{1,5}))?");

    /**
     * The hosts of the lines, in their order; empty lines and comments are passed over.
     *
     * @throws IllegalArgumentException with a sentence, if a line is not understood, or two are the same host or name
     */
    static List<Endpoint> parse(List<String> lines) {
        List<Endpoint> endpoints = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> places = new HashSet<>();
        for (String line : lines) {
            String text = line.replaceFirst("(^|\\s)#.*", "").strip();
            if (!text.isEmpty()) {
                Endpoint endpoint = parseOne(text, "n" + (endpoints.size() + 1));
                if (!places.add(endpoint.place())) {
                    throw new IllegalArgumentException(
                            endpoint.place() + " is listed twice among the hosts: each node needs one of its own");
                }
                if (!names.add(endpoint.name())) {
                    throw new IllegalArgumentException("two hosts are named " + endpoint.name());
                }
                endpoints.add(endpoint);
            }
        }
        return endpoints;
    }

    private static Endpoint parseOne(String line, String defaultName) {
        String[] words = line.split("\\s+");
        Matcher place = PLACE.matcher(words[0]);
        if (!place.matches()) {
            throw bad(line);
        }
        String name = defaultName;
        for (int index = 1; index < words.length; index++) {
            if (!words[index].startsWith("name=")) {
                throw bad(line);
            }
            name = words[index].substring("name=".length());
        }
        int port = place.group(5) == null ? SSH_PORT : Integer.parseInt(place.group(5));
        if (port < 1 || port > PORT_MAX || !NAME.matcher(name).matches()) {
            throw bad(line);
        }
        String host = Optional.ofNullable(place.group(2))
                .or(() -> Optional.ofNullable(place.group(3)))
                .orElse(place.group(4));
        return new Endpoint(name, Optional.ofNullable(place.group(1)), host, port);
    }

    private static IllegalArgumentException bad(String line) {
        return new IllegalArgumentException("\"" + line + "\" is no host: write [user@]host[:port] and, if you like, "
                + "name=n1; an IPv6 address with a port in brackets");
    }

    /** Host and port as OpenSSH writes them. */
    String place() {
        return port == SSH_PORT ? host : "[" + host + "]:" + port;
    }
}
