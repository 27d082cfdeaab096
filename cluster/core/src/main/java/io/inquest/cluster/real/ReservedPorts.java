package io.inquest.cluster.real;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * Free ports on loopback, kept free for processes that listen there later, and again after a restart. A socket that is
 * bound and does not listen holds each: the system then gives the port to nobody who asks for any free one, but on
 * Linux still lets it be listened at by who asks for it by number. Where a trial shows that the system does not, ports
 * are only found, and a process may in theory lose its port to another.
 */
final class ReservedPorts implements AutoCloseable {
    private final List<InetSocketAddress> addresses = new ArrayList<>();
    private final List<Socket> holders = new ArrayList<>();

    private ReservedPorts() {}

    static ReservedPorts reserve(int count) throws IOException {
        ReservedPorts ports = new ReservedPorts();
        try {
            for (int i = 0; i < count; i++) {
                ports.hold();
            }
            if (count > 0 && !canListen(ports.addresses.get(0))) {
                ports.close();
            }
            return ports;
        } catch (IOException e) {
            ports.close();
            throw e;
        }
    }

    List<InetSocketAddress> addresses() {
        return List.copyOf(addresses);
    }

    /** Lets the ports go. */
    @Override
    public void close() throws IOException {
        for (Socket holder : holders) {
            holder.close();
        }
        holders.clear();
    }

    private void hold() throws IOException {
        Socket holder = new Socket();
        holders.add(holder);
        holder.setReuseAddress(true);
        holder.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
        addresses.add((InetSocketAddress) holder.getLocalSocketAddress());
    }

    private static boolean canListen(InetSocketAddress address) throws IOException {
        try (ServerSocket trial = new ServerSocket()) {
            trial.setReuseAddress(true);
            trial.bind(address);
            return true;
        } catch (BindException e) {
            return false;
        }
    }
}
