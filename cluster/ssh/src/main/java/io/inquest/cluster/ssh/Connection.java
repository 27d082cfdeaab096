package io.inquest.cluster.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.transport.verification.PromiscuousVerifier;
import net.schmizz.sshj.userauth.UserAuthException;

/**
 * One connection to a host, for any number of threads. It is made when it is first needed, and made anew when it broke.
 */
final class Connection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 20_000;
    private static final int KEEP_ALIVE_SECONDS = 10;

    private final Endpoint endpoint;
    private final Credentials credentials;
    private SSHClient client;

    Connection(Endpoint endpoint, Credentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /** Opens something on the connection. Nothing has been asked of the host by then, so a second attempt is harmless. */
    private interface Opening<T> {
        T on(SSHClient client) throws IOException;
    }

    /** A session that nothing has been run in. */
    Session session() throws IOException {
        return open(SSHClient::startSession);
    }

    SFTPClient files() throws IOException {
        return open(SSHClient::newSFTPClient);
    }

    private <T> T open(Opening<T> opening) throws IOException {
        SSHClient first = client();
        try {
            return opening.on(first);
        } catch (IOException | IllegalStateException problem) {
            // SSHJ's answer to a connection that ended is the latter
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            if (first.isConnected() && !isOfTransport(problem)) {
                throw problem;
            }
            forget(first);
            return again(opening);
        }
    }

    /** Who waits for an answer learns that the connection broke before the client itself says that it is not connected. */
    private static boolean isOfTransport(Throwable problem) {
        Throwable cause = problem;
        while (cause != null && !(cause instanceof TransportException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private <T> T again(Opening<T> opening) throws IOException {
        try {
            return opening.on(client());
        } catch (IllegalStateException ended) {
            throw new IOException("the connection ended at once: " + ended.getMessage(), ended);
        }
    }

    /** The far end's address. */
    InetAddress address() throws IOException {
        return client().getRemoteAddress();
    }

    private synchronized SSHClient client() throws IOException {
        if (client == null || !client.isConnected() || !client.isAuthenticated()) {
            drop();
            client = connect();
        }
        return client;
    }

    private SSHClient connect() throws IOException {
        DefaultConfig config = new DefaultConfig();
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        SSHClient made = new SSHClient(config);
        made.setConnectTimeout(CONNECT_MILLIS);
        // a server that is stopped, or hangs, has a kernel that goes on taking connections
        made.setTimeout(CONNECT_MILLIS);
        made.getTransport().setTimeoutMs(ANSWER_MILLIS);
        made.getConnection().setTimeoutMs(ANSWER_MILLIS);
        made.getConnection().getKeepAlive().setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        Login login = credentials.login();
        Optional<KnownHosts> known =
                login.checksHostKeys() ? Optional.of(new KnownHosts(login.knownHosts(), endpoint)) : Optional.empty();
        if (known.isPresent()) {
            made.addHostKeyVerifier(known.get());
        } else {
            made.addHostKeyVerifier(new PromiscuousVerifier());
        }
        try {
            made.connect(endpoint.host(), endpoint.port());
            // from here on it is the keep-alive that notices
            made.getSocket().setSoTimeout(0);
            made.auth(user(), credentials.methods(made));
            return made;
        } catch (IOException problem) {
            made.close();
            throw new IOException(
                    endpoint.name() + ": " + sentence(problem, known.flatMap(KnownHosts::refusal)), problem);
        }
    }

    private String sentence(IOException problem, Optional<String> refusal) {
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (problem instanceof UserAuthException) {
            return endpoint.place() + " let nobody in as " + user() + " with what was tried (--" + Login.KEY
                    + ", agent, "
                    + "usual keys, --" + Login.PASSWORD_FILE + "): see whether ssh -p " + endpoint.port() + " " + user()
                    + "@" + endpoint.host() + " works";
        }
        if (problem instanceof UnknownHostException) {
            return "there is no host of the name " + endpoint.host();
        }
        if (problem instanceof ConnectException || problem instanceof NoRouteToHostException) {
            return endpoint.place() + " refused the connection, or no way leads there (" + problem.getMessage()
                    + "): is it up, and does an SSH server listen at port " + endpoint.port() + "?";
        }
        if (isSilence(problem)) {
            return endpoint.place() + " did not answer within " + CONNECT_MILLIS / 1000 + " s";
        }
        return problem.getMessage();
    }

    private static boolean isSilence(Throwable problem) {
        Throwable cause = problem;
        while (cause != null && !(cause instanceof SocketTimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Who is logged in. */
    String user() {
        return endpoint.user().orElse(credentials.login().user());
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Ends this connection, unless somebody did and made another. */
    private synchronized void forget(SSHClient broken) throws IOException {
        if (client == broken) {
            drop();
        }
    }

    /** Ends the connection; what comes next makes a new one. */
    synchronized void drop() throws IOException {
        if (client != null) {
            SSHClient old = client;
            client = null;
            old.close();
        }
    }

    @Override
    public void close() throws IOException {
        drop();
    }
}
