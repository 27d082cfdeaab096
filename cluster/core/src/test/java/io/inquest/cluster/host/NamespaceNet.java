package io.inquest.cluster.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Network namespaces on a bridge that is in one more of them. Needs root; this machine's own network stays as it is. */
final class NamespaceNet implements AutoCloseable {
    private final String prefix = "iqt" + ProcessHandle.current().pid();
    private final List<String> namespaces = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();
    private final String path;

    private NamespaceNet(String path) {
        this.path = path;
    }

    /** What this machine lacks for it, in a sentence; empty if nothing. */
    static Optional<String> lacks(String... programs) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("only root can make network namespaces");
        }
        for (String program : programs) {
            boolean found = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream()
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
            if (!found) {
                return Optional.of(program + " is not installed");
            }
        }
        try {
            if (!run(List.of("ip", "netns", "list"), Command.of("true")).succeeded()
                    || !run(List.of("unshare", "--net"), Command.of("true")).succeeded()) {
                return Optional.of("this machine does not let root make network namespaces");
            }
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
        return Optional.empty();
    }

    /** Hosts with an IPv4 address; with an IPv6 address too, or as the only one that they are known by. */
    static NamespaceNet of(int nodes, Addressing addressing) throws IOException {
        return of(nodes, addressing, "");
    }

    /** @param path where the hosts' programs are looked for; empty for where this process does */
    static NamespaceNet of(int nodes, Addressing addressing, String path) throws IOException {
        NamespaceNet net = new NamespaceNet(path);
        try {
            net.open(nodes, addressing);
            return net;
        } catch (IOException failure) {
            net.close();
            throw failure;
        }
    }

    enum Addressing {
        V4,
        V6,
        BOTH
    }

    private void open(int nodes, Addressing addressing) throws IOException {
        String bridge = add("b");
        ip("-n", bridge, "link", "add", "iqbr", "type", "bridge");
        ip("-n", bridge, "link", "set", "iqbr", "up");
        for (int node = 1; node <= nodes; node++) {
            String own = add("n" + node);
            ip("-n", bridge, "link", "add", "iqv" + node, "type", "veth", "peer", "name", "eth0", "netns", own);
            ip("-n", bridge, "link", "set", "iqv" + node, "master", "iqbr", "up");
            String v4 = "10.213.7." + node;
            String v6 = "fd00:1213:7::" + node;
            if (addressing != Addressing.V6) {
                ip("-n", own, "address", "add", v4 + "/24", "dev", "eth0");
            }
            if (addressing != Addressing.V4) {
                ip("-n", own, "address", "add", v6 + "/64", "dev", "eth0", "nodad");
            }
            ip("-n", own, "link", "set", "lo", "up");
            ip("-n", own, "link", "set", "eth0", "up");
            String known = addressing == Addressing.V6 ? v6 : v4;
            hosts.add(new NamespaceHost(
                    own, path, new HostFacts("n" + node, InetAddress.getByName(known), "/tmp", "namespace", Map.of())));
        }
    }

    private String add(String suffix) throws IOException {
        String name = prefix + suffix;
        ip("netns", "add", name);
        namespaces.add(name);
        return name;
    }

    List<Host> hosts() {
        return List.copyOf(hosts);
    }

    @Override
    public void close() throws IOException {
        for (String namespace : namespaces) {
            ip("netns", "delete", namespace);
        }
    }

    private static void ip(String... words) throws IOException {
        CommandResult result = run(List.of("ip"), Command.of(words));
        if (!result.succeeded()) {
            throw new IOException("ip " + String.join(" ", words) + ": " + result.errors());
        }
    }

    private static CommandResult run(List<String> first, Command command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.behind(first).words());
        builder.environment().putAll(command.environment());
        Process process = builder.start();
        try {
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
            try (var input = process.getOutputStream()) {
                input.write(command.input().getBytes(StandardCharsets.UTF_8));
            } catch (IOException brokenPipe) {
                // it does not read
            }
            if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command + " took too long");
            }
            return new CommandResult(process.exitValue(), output.join(), errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(command + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String all(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private record NamespaceHost(String namespace, String path, HostFacts facts) implements Host {
        @Override
        public CommandResult run(Command command) throws IOException {
            Command found = path.isEmpty() ? command : command.behind(List.of("/usr/bin/env", "PATH=" + path));
            return NamespaceNet.run(List.of("ip", "netns", "exec", namespace), found);
        }

        @Override
        public void upload(Path from, String to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void download(String from, Path to) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
