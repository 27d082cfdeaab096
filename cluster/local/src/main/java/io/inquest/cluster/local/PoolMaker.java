package io.inquest.cluster.local;

import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the hosts of a run: a {@link Holder} for the switch and one for each host, with pairs of virtual network interfaces
 * between them, and one from the harness to the switch.
 */
final class PoolMaker {
    private static final String HOME = "/tmp/inquest";
    private static final List<String> TOOLS =
            List.of("unshare", "nsenter", "ip", "mount", "hostname", "realpath", "find");

    private final ClusterRequest request;
    private final boolean six;
    private final Path folder;
    private final Machine machine;
    private final Made made;
    private final List<Holder> holders = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();

    /** @param six whether hosts go by their IPv6 addresses */
    PoolMaker(ClusterRequest request, boolean six) throws IOException {
        this.request = request;
        this.six = six;
        this.folder = StateFolder.of(request.id());
        this.machine = new Machine(Machine.facts(folder));
        this.made = new Made(machine, request.undo());
    }

    /** What was made so far. */
    HostPool pool() {
        return new LocalPool(hosts, holders, made);
    }

    void make() throws IOException {
        requireTools();
        boolean hasSix = Files.exists(Path.of("/proc/net/if_inet6"));
        if (six && !hasSix) {
            throw new IOException("This machine has no IPv6: start it with IPv6, or leave out --ip 6.");
        }
        String inUse = tell("ip", "-4", "address", "show") + tell("ip", "-4", "route", "show", "table", "all");
        Subnet subnet = Subnet.choose(request.id(), inUse);
        makeFolder(subnet);
        String cgroup = makeCgroup();
        startHolders(subnet, hasSix, cgroup);
        connect(subnet);
        for (Holder holder : holders) {
            holder.begin();
        }
        if (hasSix) {
            addSix(subnet);
        }
        for (Holder holder : holders) {
            holder.ready();
        }
        for (int node = 0; node < request.nodes(); node++) {
            hosts.add(host(node, subnet, cgroup));
        }
    }

    private void requireTools() throws IOException {
        List<String> missing = machine.require(Command.of(Scripts.words("missing", TOOLS)))
                .lines()
                .toList();
        if (!missing.isEmpty()) {
            throw new IOException("Hosts of this machine are made with " + String.join(", ", missing)
                    + ", which it has not got: apt-get install iproute2 util-linux mount hostname");
        }
    }

    private void makeFolder(Subnet subnet) throws IOException {
        if (Files.exists(folder)) {
            throw new IOException("The folder " + folder + " is there already: another cluster has this id, or one was"
                    + " left behind. \"inquest heal\" removes what runs left behind.");
        }
        made.before("made the folder " + folder, List.of("rm", "-rf", "--", folder.toString()));
        StateFolder.create(folder);
        // of one kind only: a name leads to the address that faults are about
        List<String> names = new ArrayList<>(List.of("127.0.0.1 localhost", "::1 localhost ip6-localhost"));
        for (int node = 0; node < request.nodes(); node++) {
            String address = six ? subnet.host6(node) : subnet.host4(node);
            names.add(Subnet.address(address).getHostAddress() + " " + name(node));
        }
        for (int node = 0; node < request.nodes(); node++) {
            Path own = Files.createDirectory(folder.resolve(name(node)));
            Files.createDirectories(own.resolve("tmp/inquest"));
            Files.write(own.resolve("hosts"), names);
        }
    }

    /** The folder of the cluster's control group; empty if none can be made. */
    private String makeCgroup() throws IOException {
        Path parent = ControlGroups.parent().orElse(null);
        if (parent == null) {
            return "";
        }
        Path group = parent.resolve(folder.getFileName().toString());
        made.before("made the control group " + group, Scripts.words("undo-cgroup", List.of(group.toString())));
        Files.createDirectory(group);
        for (int node = 0; node < request.nodes(); node++) {
            Files.createDirectory(group.resolve(name(node)));
        }
        return group.toString();
    }

    private static String ofNode(String cgroup, int node) {
        return cgroup.isEmpty() ? "" : cgroup + "/" + name(node);
    }

    private void startHolders(Subnet subnet, boolean hasSix, String cgroup) throws IOException {
        List<String> ports = new ArrayList<>();
        for (int port = 0; port <= request.nodes(); port++) {
            ports.add(port(port));
        }
        add(Holder.start(
                "the switch between the hosts",
                "",
                List.of("--net", "--mount", "--pid", "--mount-proc"),
                Scripts.words("switch", ports)));
        List<String> namespaces =
                new ArrayList<>(List.of("--net", "--mount", "--pid", "--mount-proc", "--uts", "--ipc"));
        if (!cgroup.isEmpty()) {
            namespaces.add("--cgroup");
        }
        for (int node = 0; node < request.nodes(); node++) {
            List<String> words = List.of(
                    name(node),
                    folder.resolve(name(node)).toString(),
                    subnet.host4(node),
                    hasSix ? subnet.host6(node) : "",
                    ofNode(cgroup, node));
            add(Holder.start(name(node), ofNode(cgroup, node), namespaces, Scripts.words("host", words)));
        }
    }

    private void add(Holder holder) throws IOException {
        holders.add(holder);
        made.before(
                "started the process that keeps " + holder.name(),
                Scripts.words(
                        "undo-process",
                        List.of(
                                Long.toString(holder.mark().pid()),
                                Long.toString(holder.mark().startTicks()))));
    }

    /** Plugs all cables in: the harness's into port 0 of the switch, the first host's into port 1. */
    private void connect(Subnet subnet) throws IOException {
        String own = interfaceName();
        made.before("made the network interface " + own, Scripts.words("undo-link", List.of(own)));
        long theSwitch = holders.get(0).mark().pid();
        StringBuilder batch = new StringBuilder();
        batch.append("link add name " + own + " type veth peer name " + port(0) + " netns " + theSwitch + "\n");
        for (int node = 0; node < request.nodes(); node++) {
            long host = holders.get(node + 1).mark().pid();
            batch.append("link add name " + port(node + 1) + " netns " + theSwitch + " type veth peer name eth0 netns "
                    + host + "\n");
        }
        batch.append("address add " + subnet.harness4() + " dev " + own + "\n");
        batch.append("link set dev " + own + " up\n");
        machine.require(Command.of("ip", "-batch", "-").withInput(batch.toString()));
    }

    private void addSix(Subnet subnet) throws IOException {
        try {
            machine.require(Command.of("ip", "address", "add", subnet.harness6(), "dev", interfaceName(), "nodad"));
        } catch (IOException e) {
            if (six) {
                throw new IOException(
                        "IPv6 is off on this machine (sysctl net.ipv6.conf.default.disable_ipv6 says"
                                + " more): turn it on, or leave out --ip 6.",
                        e);
            }
            request.log().accept("The harness reaches the hosts by IPv4 only: " + e.getMessage());
        }
    }

    private Host host(int node, Subnet subnet, String cgroup) throws IOException {
        HostKey key = new HostKey(holders.get(node + 1).mark(), Machine.boot(), folder, ofNode(cgroup, node));
        String address = six ? subnet.host6(node) : subnet.host4(node);
        return new LocalHost(new HostFacts(name(node), Subnet.address(address), HOME, LocalProvider.NAME, key.asMap()));
    }

    private static String name(int node) {
        return "n" + (node + 1);
    }

    /** At most 15 characters, as the kernel wants it. */
    private String port(int number) {
        return "iq" + request.id() + "-" + number;
    }

    private String interfaceName() {
        return "iq" + request.id() + "-h";
    }

    private String tell(String... words) throws IOException {
        return machine.require(Command.of(words));
    }
}
