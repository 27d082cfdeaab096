package io.inquest.cluster.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import io.inquest.cluster.host.HostGoneException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;

/** A Docker engine that answers. */
final class Engine implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 256;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** What this program was written for; an engine with an older one is spoken to in that. */
    private static final RemoteApiVersion NEWEST = RemoteApiVersion.VERSION_1_44;

    private final URI address;
    private final DockerClient client;

    private Engine(URI address, DockerClient client) {
        this.address = address;
        this.client = client;
    }

    /** Something asked of the engine. */
    interface Request<T> {
        T of(DockerClient client) throws IOException;
    }

    /** The engine that DOCKER_HOST names, or the one at the usual socket. */
    static Engine usual() throws IOException {
        return at(DefaultDockerClientConfig.createDefaultConfigBuilder().build().getDockerHost());
    }

    /**
     * The engine at an address as DOCKER_HOST has them.
     *
     * @throws IOException with a sentence that says what to do, if none answers
     */
    static Engine at(URI address) throws IOException {
        DefaultDockerClientConfig.Builder config =
                DefaultDockerClientConfig.createDefaultConfigBuilder().withDockerHost(address.toString());
        RemoteApiVersion version;
        try (Engine any = new Engine(address, client(config.withApiVersion(RemoteApiVersion.unknown()), ANSWER))) {
            String newest = any.client.versionCmd().exec().getApiVersion();
            version = RemoteApiVersion.parseConfig(newest);
        } catch (RuntimeException problem) {
            throw new IOException(silence(address, problem), problem);
        }
        // what a command prints may be long in coming
        return new Engine(
                address, client(config.withApiVersion(NEWEST.isGreater(version) ? version : NEWEST), Duration.ZERO));
    }

    /** @param answer how long the engine may be silent; zero for any time */
    private static DockerClient client(DefaultDockerClientConfig.Builder builder, Duration answer) {
        DefaultDockerClientConfig config = builder.build();
        ZerodepDockerHttpClient.Builder http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .maxConnections(CONNECTIONS_MAX)
                .connectionTimeout(CONNECT);
        if (!answer.isZero()) {
            http.responseTimeout(answer);
        }
        return DockerClientImpl.getInstance(config, http.build());
    }

    private static String silence(URI address, Throwable problem) {
        String said = innermost(problem);
        if (said.contains("Permission denied")) {
            return "You may not use the Docker engine at " + address
                    + ": be root, or a member of the group docker (which is as good as root).";
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

    /**
     * Asks something; what the engine refuses is an IOException with what it said.
     *
     * @param what whom it is about, ahead of the sentence
     * @throws HostGoneException if the engine knows of no such thing
     */
    <T> T ask(String what, Request<T> request) throws IOException {
        try {
            return request.of(client);
        } catch (NotFoundException gone) {
            throw new HostGoneException(what + " is no more: " + said(gone));
        } catch (ConflictException conflict) {
            throw new IOException(what + ": " + said(conflict) + " (start it, or unpause it)", conflict);
        } catch (RuntimeException problem) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException(what + ": interrupted");
            }
            throw new IOException(what + ": " + said(problem), problem);
        }
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
    }
}
