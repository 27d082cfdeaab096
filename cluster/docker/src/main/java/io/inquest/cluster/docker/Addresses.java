package io.inquest.cluster.docker;

import com.github.dockerjava.api.model.ContainerNetwork;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which of their addresses containers reach each other by: those on a network that all of them are on. */
final class Addresses {
    private Addresses() {}

    /** @param networks of each container, by the networks' names */
    static List<InetAddress> shared(List<Map<String, ContainerNetwork>> networks, boolean ipv6) throws IOException {
        TreeSet<String> common = new TreeSet<>(networks.get(0).keySet());
        for (Map<String, ContainerNetwork> of : networks) {
            common.removeIf(network -> address(new TreeMap<>(of), network, ipv6).isBlank());
        }
        if (common.isEmpty()) {
            throw new IOException("The containers have no network with " + (ipv6 ? "IPv6" : "IPv4")
                    + " addresses in common: connect them to one with docker network connect.");
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (Map<String, ContainerNetwork> of : networks) {
            addresses.add(InetAddress.getByName(address(new TreeMap<>(of), common.first(), ipv6)));
        }
        return addresses;
    }

    private static String address(Map<String, ContainerNetwork> networks, String name, boolean ipv6) {
        ContainerNetwork network = networks.get(name);
        String address = network == null ? null : ipv6 ? network.getGlobalIPv6Address() : network.getIpAddress();
        return address == null ? "" : address;
    }
}
