package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A host on which nothing happens; it remembers what it was asked for, and has an etcd once one was installed. */
final class ToldHost implements Host {
    /** Commands, with a script by its name instead of its text; and what was brought. */
    final List<String> told = new ArrayList<>();

    private boolean hasEtcd;

    /** Whether packages can be had. */
    boolean offersPackages = true;

    ToldHost(boolean hasEtcd) {
        this.hasEtcd = hasEtcd;
    }

    @Override
    public HostFacts facts() {
        return new HostFacts("n1", InetAddress.getLoopbackAddress(), "/home/iq", "told", Map.of());
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        List<String> words = new ArrayList<>(command.words());
        if (words.get(0).equals("sh")) {
            words.subList(0, 3).clear();
        }
        told.add(String.join(" ", words));
        switch (words.get(0)) {
            case "etcd":
                if (!hasEtcd) {
                    throw new IOException("n1 has no program etcd");
                }
                return new CommandResult(0, "etcd Version: 3.4.23\n", "");
            case "inquest-packages":
                hasEtcd = offersPackages;
                return offersPackages
                        ? new CommandResult(0, "etcd-server\n", "")
                        : new CommandResult(1, "", "apt-get said: E: Unable to locate package etcd-server");
            default:
                return new CommandResult(0, "", "");
        }
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        told.add("upload " + to + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(from)) + " "
                + Files.readString(from));
    }

    @Override
    public void download(String from, Path to) {
        throw new UnsupportedOperationException("nothing is fetched from here");
    }

    @Override
    public void close() {}
}
