package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** This machine as a host, as whoever runs the tests. */
final class ThisMachine implements Host {
    private final HostFacts facts;
    private final Map<String, String> environment;

    ThisMachine(String name, Path home) {
        this(name, home, Map.of());
    }

    /** @param environment variables for all commands */
    ThisMachine(String name, Path home, Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.facts = new HostFacts(
                name, InetAddress.getLoopbackAddress(), home.toAbsolutePath().toString(), "this-machine", Map.of());
    }

    @Override
    public HostFacts facts() {
        return facts;
    }

    @Override
    public CommandResult run(Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        builder.environment().putAll(environment);
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        try {
            CompletableFuture<String> output = all(process.getInputStream());
            CompletableFuture<String> errors = all(process.getErrorStream());
            try (var input = process.getOutputStream()) {
                input.write(command.input().getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(name() + ": \"" + command.words().get(0) + "\" took too long");
            }
            return new CommandResult(process.exitValue(), output.join(), errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted in " + command.words().get(0));
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> all(InputStream in) {
        return CompletableFuture.supplyAsync(() -> {
            try (in) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                return e.toString();
            }
        });
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
        Files.createDirectories(to.toAbsolutePath().getParent());
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() {}
}
