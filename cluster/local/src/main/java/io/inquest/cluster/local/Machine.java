package io.inquest.cluster.local;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** This machine itself, where hosts are made: what undoes that runs here. */
final class Machine implements Host {
    private static final String NAME = "this-machine";
    private static final String BOOT = "boot";
    static final String FOLDER = "folder";

    private final HostFacts facts;

    Machine(HostFacts facts) {
        this.facts = facts;
    }

    /** @param folder the cluster's state folder */
    static HostFacts facts(Path folder) throws IOException {
        return new HostFacts(
                NAME,
                InetAddress.getLoopbackAddress(),
                "/",
                LocalProvider.NAME,
                Map.of(BOOT, boot(), FOLDER, folder.toString()));
    }

    static boolean is(HostFacts facts) {
        return facts.name().equals(NAME);
    }

    /** Whether what is noted is of an earlier start of the machine, or of another. */
    static boolean wasBefore(HostFacts facts) throws IOException {
        return !boot().equals(facts.key().get(BOOT));
    }

    /** Tells this start of the machine from all others: process numbers mean nothing after the next. */
    static String boot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        return Subprocess.run(NAME, command, command.words());
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        Copies.copy(from.toRealPath(), Path.of(to));
    }

    @Override
    public void download(String from, Path to) throws IOException {
        Copies.copy(Path.of(from).toRealPath(), to.toAbsolutePath());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
