package io.inquest.cluster.ssh;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A real sshd on loopback with keys and a configuration of its own; root only, as sshd lets in others only then. */
final class OpenSsh implements AutoCloseable {
    static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private Process server;

    OpenSsh(Path folder) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can start an sshd that lets root in");
        assumeTrue(Files.isExecutable(SSHD), "there is no /usr/sbin/sshd: apt-get install openssh-server");
        this.folder = folder;
        makeKeys(folder);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        // where sshd puts the part of itself that has no rights; a package's start makes it on each boot
        Files.createDirectories(Path.of("/run/sshd"));
        config(folder, folder, port, List.of("127.0.0.1", "::1"));
        server = start();
    }

    /** A host's key, a user's, and the list of those that are let in. */
    static void makeKeys(Path folder) throws IOException, InterruptedException {
        call(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("host").toString());
        call(
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                folder.resolve("user").toString());
        Files.copy(folder.resolve("user.pub"), folder.resolve("authorized"));
    }

    /**
     * Writes a configuration.
     *
     * @param keys where the keys will be when the server reads it
     */
    static Path config(Path folder, Path keys, int port, List<String> addresses) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "Port " + port,
                "HostKey " + keys.resolve("host"),
                "AuthorizedKeysFile " + keys.resolve("authorized"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PermitRootLogin prohibit-password",
                "PasswordAuthentication no",
                "Subsystem sftp internal-sftp"));
        addresses.forEach(address -> lines.add("ListenAddress " + address));
        return Files.write(folder.resolve("sshd_config"), lines);
    }

    private Process start() throws IOException, InterruptedException {
        Process started = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sshd.log").toFile())
                .start();
        while (true) {
            try (Socket reached = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertTrue(reached.isConnected());
                return started;
            } catch (IOException notYet) {
                if (started.waitFor(20, TimeUnit.MILLISECONDS)) {
                    throw new IOException("sshd ended: " + Files.readString(folder.resolve("sshd.log")));
                }
            }
        }
    }

    /** Ends it and all its connections, and starts it again. */
    void restart() throws IOException, InterruptedException {
        close();
        server = start();
    }

    int port() {
        return port;
    }

    Path userKey() {
        return folder.resolve("user");
    }

    /** The user's key is a file; the host's key is known by both addresses. */
    Map<String, String> options() throws IOException {
        String key = Files.readString(folder.resolve("host.pub"));
        Path known = folder.resolve("known_hosts");
        Files.writeString(known, "[127.0.0.1]:" + port + " " + key + "[::1]:" + port + " " + key);
        Map<String, String> options = new TreeMap<>();
        new SshProvider().options().forEach(option -> options.put(option.name(), option.defaultValue()));
        options.put(Login.USER, "root");
        options.put(Login.KEY, userKey().toString());
        options.put(Login.KNOWN_HOSTS, known.toString());
        return options;
    }

    static void call(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectInput(new java.io.File("/dev/null"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ": " + said);
        }
    }

    @Override
    public void close() throws IOException {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly().onExit().join();
    }
}
