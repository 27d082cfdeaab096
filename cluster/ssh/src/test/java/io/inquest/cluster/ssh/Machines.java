package io.inquest.cluster.ssh;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.inquest.cluster.conformance.Backend;
import io.inquest.cluster.host.ClusterOption;
import io.inquest.cluster.host.ClusterProvider;
import io.inquest.cluster.host.ClusterRequest;
import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostPool;
import io.inquest.cluster.host.UndoLog;
import io.inquest.cluster.local.LocalProvider;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Machines with an OpenSSH on each: namespaces of this one, so that each has an address, processes and a /var/lib/inquest
 * of its own. They go with the pool of the hosts that are reached on them.
 */
final class Machines implements Backend {
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final Path HOMES = Path.of("/var/lib/inquest");

    private final String ip;
    private HostPool machines;

    Machines(String ip) {
        this.ip = ip;
    }

    @Override
    public ClusterProvider provider() {
        return new WithMachines();
    }

    /** They were there before, as far as SSH knows. */
    @Override
    public boolean endsHosts() {
        return false;
    }

    @Override
    public ClusterRequest request(int nodes, UndoLog undo) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "machines with an sshd each are made as root only");
        assumeTrue(Files.isExecutable(OpenSsh.SSHD), "there is no /usr/sbin/sshd: apt-get install openssh-server");
        Path keys = Files.createTempDirectory("inquest-ssh");
        try {
            OpenSsh.makeKeys(keys);
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
        String id =
                Long.toString(ProcessHandle.current().pid(), 36) + "s" + Integer.toString(OPENED.incrementAndGet(), 36);
        Map<String, String> local = new TreeMap<>();
        new LocalProvider().options().forEach(option -> local.put(option.name(), option.defaultValue()));
        local.put("ip", ip);
        machines =
                new LocalProvider().open(new ClusterRequest(id, nodes, List.of(), local, UndoLog.NONE, sentence -> {}));
        Files.createDirectories(HOMES);
        // removed from outside while it is empty, the folder would take the mounts on it along
        Path kept = Files.writeString(HOMES.resolve(".mounted-" + id), "");
        kept.toFile().deleteOnExit();
        List<String> lines = new ArrayList<>();
        StringBuilder known = new StringBuilder();
        for (Host machine : machines.hosts()) {
            String address = machine.facts().address().getHostAddress();
            startServer(machine, keys);
            lines.add(ip.equals("6") ? "root@[" + address + "]:22" : "root@" + address);
            known.append(address).append(' ').append(Files.readString(keys.resolve("host.pub")));
        }
        Map<String, String> options = new TreeMap<>();
        for (ClusterOption option : new SshProvider().options()) {
            options.put(option.name(), option.defaultValue());
        }
        options.put(Login.KEY, keys.resolve("user").toString());
        options.put(
                Login.KNOWN_HOSTS,
                Files.writeString(keys.resolve("known_hosts"), known).toString());
        return new ClusterRequest(id, nodes, lines, options, undo, sentence -> {});
    }

    private static void startServer(Host machine, Path keys) throws IOException {
        machine.require(Command.of("mount", "-t", "tmpfs", "tmpfs", HOMES.toString()));
        String folder = machine.facts().home() + "/sshd";
        machine.upload(keys, folder);
        machine.require(Command.of("chmod", "600", folder + "/host"));
        machine.upload(OpenSsh.config(keys, Path.of(folder), 22, List.of("0.0.0.0", "::")), folder + "/sshd_config");
        machine.require(Command.of("mkdir", "-p", "/run/sshd"));
        // what this user's shell does before each command is none of these machines' business
        Path before = Path.of(System.getProperty("user.home"), ".bashrc");
        if (Files.exists(before)) {
            machine.require(Command.of("mount", "--bind", "/dev/null", before.toString()));
        }
        machine.require(Command.of(OpenSsh.SSHD.toString(), "-f", folder + "/sshd_config", "-E", folder + "/log"));
        // it goes into the background before it listens
        for (boolean listens = false; !listens; ) {
            try (Socket reached = new Socket(machine.facts().address(), 22)) {
                listens = reached.isConnected();
            } catch (ConnectException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    /** The backend, with machines that go when its hosts do. */
    private final class WithMachines implements ClusterProvider {
        private final SshProvider ssh = new SshProvider(Map.of());

        @Override
        public String name() {
            return ssh.name();
        }

        @Override
        public String summary() {
            return ssh.summary();
        }

        @Override
        public List<ClusterOption> options() {
            return ssh.options();
        }

        @Override
        public HostPool open(ClusterRequest request) throws IOException {
            HostPool below = machines;
            HostPool pool = ssh.open(request);
            return new HostPool() {
                @Override
                public List<Host> hosts() {
                    return pool.hosts();
                }

                @Override
                public void close() throws IOException {
                    pool.close();
                    below.close();
                }
            };
        }

        @Override
        public Host reopen(HostFacts facts) throws IOException {
            return ssh.reopen(facts);
        }
    }
}
