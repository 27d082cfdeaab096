package io.inquest.cluster.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.inquest.cluster.host.HostGoneException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** A Docker engine that answers. */
final class Engine implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 256;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

    /** What this program was written for; an engine with an older one is spoken to in that. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private final URI address;
    private final DockerClient client;
    private final Answers.Limits limits;
    private final Answers answers;

    private Engine(URI address, DockerClient client, Answers.Limits limits) {
        this.address = address;
        this.client = client;
        this.limits = limits;
        this.answers = new Answers(address.toString(), limits);
    }

    /** Something asked of the engine. */
    interface Request<T> {
        T of(DockerClient client) throws IOException;
    }

    /** The engine that DOCKER_HOST names, or the one at the usual socket. */
    static Engine usual() throws IOException {
        return at(configured(DefaultDockerClientConfig.createDefaultConfigBuilder())
                .getDockerHost());
    }

    /** Where TLS is asked for, nobody is spoken to without it: the library would, if the certificates are not there. */
    private static DefaultDockerClientConfig configured(DefaultDockerClientConfig.Builder builder) throws IOException {
        try {
            DefaultDockerClientConfig config = builder.build();
            SSLConfig tls = config.getSSLConfig();
            if (tls != null && tls.getSSLContext() == null) {
                throw new IOException(
                        "DOCKER_TLS_VERIFY asks for TLS, but DOCKER_CERT_PATH names no folder with ca.pem,"
                                + " cert.pem and key.pem: put the certificates there, or unset DOCKER_TLS_VERIFY.");
            }
            return config;
        } catch (GeneralSecurityException | RuntimeException unusable) {
            throw new IOException(
                    "DOCKER_HOST, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH do not go together: " + said(unusable),
                    unusable);
        }
    }

    /**
     * The engine at an address as DOCKER_HOST has them.
     *
     * @throws IOException with a sentence that says what to do, if none answers
     */
    static Engine at(URI address) throws IOException {
        return at(address, FIRST_ANSWER, Answers.Limits.USUAL);
    }

    /**
     * The same.
     *
     * @param first how long the engine may take to say who it is
     * @param limits how long for anything else
     */
    static Engine at(URI address, Duration first, Answers.Limits limits) throws IOException {
        DefaultDockerClientConfig.Builder config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(address.toString());
        RemoteApiVersion version;
        DockerClient anyVersion = client(config.withApiVersion(RemoteApiVersion.unknown()));
        try (Engine any = new Engine(address, anyVersion, new Answers.Limits(first, first, first))) {
            String newest = any.answers.await(
                    "docker",
                    new Traffic(),
                    () -> any.client.versionCmd().exec().getApiVersion());
            version = RemoteApiVersion.parseConfig(newest);
        } catch (IOException silent) {
            throw new IOException(silence(address, "nothing came for " + first.toMillis() / 1000.0 + " s"), silent);
        } catch (ExecutionException | RuntimeException problem) {
            throw new IOException(silence(address, innermost(problem)), problem);
        }
        return new Engine(address, client(config.withApiVersion(NEWEST.isGreater(version) ? version : NEWEST)), limits);
    }

    private static DockerClient client(DefaultDockerClientConfig.Builder builder) throws IOException {
        DefaultDockerClientConfig config = configured(builder);
        ZerodepDockerHttpClient.Builder http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(CONNECTIONS_MAX)
                .connectionTimeout(CONNECT);
        return DockerClientImpl.getInstance(config, http.build());
    }

    private static String silence(URI address, String said) {
        if (said.contains("Permission denied")) {
            return "You may not use the Docker engine at " + address
                    + ": be root, or a member of the group docker (which is as good as root).";
        }
        if (said.contains("HTTP request to an HTTPS server")) {
            return "The Docker engine at " + address
                    + " wants TLS: set DOCKER_TLS_VERIFY to 1, and DOCKER_CERT_PATH to the"
                    + " folder with ca.pem, cert.pem and key.pem.";
        }
        return "No Docker engine answers at " + address + " (" + said + "): start one (systemctl start docker; "
                + "docker/start-engine where that is not to be had), or name another with DOCKER_HOST.";
    }

    private static String innermost(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null
                ? cause.toString()
                : cause.getMessage().strip();
    }

    /** Where it is, as DOCKER_HOST has it. */
    URI address() {
        return address;
    }

    /** How long it may be silent. */
    Answers.Limits limits() {
        return limits;
    }

    /**
     * Asks something; what the engine refuses is an IOException with what it said, and so is that it stays silent.
     *
     * @param what whom it is about, ahead of the sentence
     * @throws HostGoneException if the engine knows of no such thing
     */
    <T> T ask(String what, Request<T> request) throws IOException {
        return ask(what, new Traffic(), request);
    }

    /**
     * The same.
     *
     * @param traffic what the request moves: while any does, the engine is not silent
     */
    <T> T ask(String what, Traffic traffic, Request<T> request) throws IOException {
        try {
            return answers.await(what, traffic, () -> request.of(client));
        } catch (ExecutionException problem) {
            throw failure(what, problem.getCause());
        }
    }

    private static IOException failure(String what, Throwable problem) {
        if (problem instanceof IOException known) {
            return known;
        }
        if (problem instanceof Error error) {
            throw error;
        }
        if (problem instanceof NotFoundException) {
            return new HostGoneException(what + " is no more: " + said(problem));
        }
        if (problem instanceof ConflictException) {
            return new IOException(what + ": " + said(problem) + " (start it, or unpause it)", problem);
        }
        if (Thread.currentThread().isInterrupted()) {
            return new InterruptedIOException(what + ": interrupted");
        }
        return new IOException(what + ": " + said(problem), problem);
    }

    /** Without the frame that docker-java and the engine put around it. */
    static String said(Throwable problem) {
        String text = innermost(problem);
        return text.replaceFirst("(?s)^Status \\d+: ", "")
                .replaceFirst("(?s)^\\{\"message\":\"(.*)\"}\\s*$", "$1")
                .strip();
    }

    @Override
    public void close() throws IOException {
        client.close();
        answers.close();
    }
}
