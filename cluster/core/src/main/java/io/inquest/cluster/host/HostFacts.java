package io.inquest.cluster.host;

import java.net.InetAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Who and where a host is.
 *
 * @param name the node's name, such as {@code n1}
 * @param address where other hosts and the clients reach it
 * @param home a folder there, absolute, that is the harness's own: everything it brings or a store writes goes below it
 * @param backend the name of the backend it is of, such as {@code ssh}
 * @param key what the backend needs to find it again from another process; no secrets
 */
public record HostFacts(String name, InetAddress address, String home, String backend, Map<String, String> key) {
    /**
     * In the key, if the harness's own connection comes to the host over the network that faults are about: the port
     * there that it comes to, as the host sees it.
     */
    public static final String CONTROL_PORT = "control-port";

    /** In the key beside the port: the address that it comes from, as the host sees it. */
    public static final String CONTROL_ADDRESS = "control-address";

    public HostFacts {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(backend, "backend");
        if (!home.startsWith("/")) {
            throw new IllegalArgumentException(name + "'s home \"" + home + "\" is not absolute");
        }
        key = Collections.unmodifiableMap(new TreeMap<>(key));
    }
}
