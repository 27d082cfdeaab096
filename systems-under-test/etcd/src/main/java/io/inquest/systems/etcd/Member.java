package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Daemon;
import io.inquest.cluster.host.Host;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * A node as etcd sees it: where it is, and how it is started.
 *
 * @param number of the node
 */
record Member(int number, Host host, EtcdConfig config) {
    private static final String DAEMON = "etcd";

    /** The least: many clients log in at once, and who could guess at passwords has the hosts anyway. */
    private static final int BCRYPT_COST = 4;

    String name() {
        return host.name();
    }

    InetSocketAddress clientAddress() {
        return new InetSocketAddress(host.facts().address(), config.clientPort());
    }

    String peerUrl() {
        return url(config.tls().betweenMembers(), config.peerPort());
    }

    private String url(boolean underTls, int port) {
        InetAddress address = host.facts().address();
        String text = address.getHostAddress();
        return (underTls ? "https://" : "http://") + (address instanceof Inet6Address ? "[" + text + "]" : text) + ":"
                + port;
    }

    /** Below it is all that the member keeps. */
    String data() {
        return host.facts().home() + "/etcd-data";
    }

    /**
     * How it is started. What it says of the cluster counts the first time only: then the member's data say more.
     *
     * @param cluster the members, as {@code NAME=URL} with commas between
     * @param isNew whether the cluster is made of those, rather than one that this member joins
     */
    Daemon daemon(String cluster, boolean isNew) {
        String client = url(config.tls().isOn(), config.clientPort());
        List<String> words = new ArrayList<>(List.of(
                config.installation().program(host),
                "--name=" + name(),
                "--data-dir=" + data(),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peerUrl(),
                "--initial-advertise-peer-urls=" + peerUrl(),
                "--initial-cluster=" + cluster,
                "--initial-cluster-state=" + (isNew ? "new" : "existing"),
                "--initial-cluster-token=inquest",
                "--heartbeat-interval=" + config.heartbeatMillis(),
                "--election-timeout=" + config.electionTimeoutMillis(),
                "--snapshot-count=" + config.snapshotCount(),
                "--logger=zap"));
        words.addAll(new TlsFolder(host).arguments(config.tls()));
        if (config.user().isPresent()) {
            words.add("--bcrypt-cost=" + BCRYPT_COST);
        }
        return new Daemon(DAEMON, Command.of(words), host.facts().home() + "/etcd.log");
    }

    /** How {@code --initial-cluster} names it. */
    String inCluster() {
        return name() + "=" + peerUrl();
    }
}
