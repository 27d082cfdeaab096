package io.inquest.cluster.host;

import java.net.InetAddress;
import java.util.List;

/**
 * A node as the others' networks know it.
 *
 * @param node its number
 * @param addresses its own, the one that others reach it by first
 */
record Peer(int node, List<InetAddress> addresses) {
    Peer {
        addresses = List.copyOf(addresses);
    }

    /** Where packets are sent to see whether any arrive. */
    InetAddress address() {
        return addresses.get(0);
    }
}
