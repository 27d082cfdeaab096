package io.inquest.systems.etcd;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** This machine, at one of its loopback addresses. */
record LocalHost(HostFacts facts) implements Host {
    static LocalHost at(String name, java.net.InetAddress address, Path home) {
        return new LocalHost(new HostFacts(name, address, home.toString(), "test", Map.of()));
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        Process process = new ProcessBuilder(command.words()).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CommandResult(process.waitFor(), output, errors);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted");
        }
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        Files.createDirectories(Path.of(to).getParent());
        Files.copy(from, Path.of(to), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void download(String from, Path to) {
        throw new UnsupportedOperationException("nothing is fetched from here");
    }

    @Override
    public void close() {}
}
