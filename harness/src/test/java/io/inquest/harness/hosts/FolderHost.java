package io.inquest.harness.hosts;

import io.inquest.cluster.host.Command;
import io.inquest.cluster.host.CommandResult;
import io.inquest.cluster.host.Host;
import io.inquest.cluster.host.HostFacts;
import io.inquest.cluster.host.HostGoneException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A host that is a folder of this machine: its commands are processes that start there. */
final class FolderHost implements Host {
    private final HostFacts facts;

    FolderHost(HostFacts facts) {
        this.facts = facts;
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        if (!Files.isDirectory(Path.of(facts.home()))) {
            throw new HostGoneException(facts.home() + " is no more");
        }
        Path output = Files.createTempFile("output", ".txt");
        Path errors = Files.createTempFile("errors", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(Path.of(facts.home()).toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        process.getOutputStream().write(command.input().getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        try {
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command + " took too long");
            }
            return new CommandResult(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command + " was interrupted");
        } finally {
            process.destroyForcibly();
            Files.delete(output);
            Files.delete(errors);
        }
    }

    @Override
    public void upload(Path from, String to) throws IOException {
        copy(from, Path.of(to));
    }

    @Override
    public void download(String from, Path to) throws IOException {
        copy(Path.of(from), to);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    @Override
    public void close() {}
}
