package io.inquest.cluster.ssh;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** An SSH server in this process, on loopback; it runs what it is told with /bin/sh -c, as OpenSSH does. */
final class MinaServer implements AutoCloseable {
    static final String USER = "tester";
    static final String PASSWORD = "open sesame";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = ecKey();
    private final AtomicInteger logins = new AtomicInteger();

    MinaServer(PublicKey user) throws IOException {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(session -> List.of(hostKey));
        server.setPasswordAuthenticator((name, word, session) -> name.equals(USER) && word.equals(PASSWORD));
        server.setPublickeyAuthenticator(
                (name, key, session) -> name.equals(USER) && user != null && KeyUtils.compareKeys(key, user));
        server.setCommandFactory((channel, line) -> new ProcessCommand(line, sees(channel.getSession())));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionEvent(Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        server.start();
    }

    /** As OpenSSH says it: the client's address and port, then the server's. */
    private static String sees(Session session) {
        InetSocketAddress client = (InetSocketAddress) session.getIoSession().getRemoteAddress();
        InetSocketAddress server = (InetSocketAddress) session.getIoSession().getLocalAddress();
        return client.getAddress().getHostAddress() + " " + client.getPort() + " "
                + server.getAddress().getHostAddress() + " " + server.getPort();
    }

    /** Whether anybody is connected. */
    boolean isDeserted() {
        return server.getActiveSessions().isEmpty();
    }

    static KeyPair ecKey() {
        try {
            return KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    int port() {
        return server.getPort();
    }

    /** How often somebody logged in. */
    int logins() {
        return logins.get();
    }

    /** Breaks all connections, as a network does. */
    void breakConnections() throws IOException {
        for (Session session : server.getActiveSessions()) {
            session.close(true).await();
        }
    }

    /** A file of known hosts with a key for this server; its own, if it is the right one. */
    Path knownHosts(Path folder, PublicKey key) throws IOException {
        StringBuilder line = new StringBuilder("[127.0.0.1]:" + port() + " ");
        PublicKeyEntry.appendPublicKeyEntry(line, key);
        return Files.writeString(folder.resolve("known_hosts"), line.append('\n'));
    }

    PublicKey key() {
        return hostKey.getPublic();
    }

    /** Options of the backend with a password and the host's key in files. */
    Map<String, String> options(Path folder) throws IOException {
        Map<String, String> options = new TreeMap<>();
        new SshProvider().options().forEach(option -> options.put(option.name(), option.defaultValue()));
        options.put(Login.USER, USER);
        options.put(Login.KNOWN_HOSTS, knownHosts(folder, key()).toString());
        Path password = folder.resolve("password");
        Files.writeString(password, PASSWORD + "\n");
        Files.setPosixFilePermissions(password, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        options.put(Login.PASSWORD_FILE, password.toString());
        options.put(Login.AGENT, "no");
        options.put(Login.SUDO, "no");
        return options;
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
