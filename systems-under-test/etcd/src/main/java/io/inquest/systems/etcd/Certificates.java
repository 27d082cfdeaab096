package io.inquest.systems.etcd;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * All that a cluster under TLS shows and trusts.
 *
 * @param authority whom members and clients trust, in PEM
 * @param members by the members' numbers
 * @param client what clients show, if they are asked
 */
record Certificates(String authority, List<Identity> members, Optional<Identity> client) {
    Certificates {
        members = List.copyOf(members);
    }

    /** What clients need to reach members. */
    SslContext forClients() throws IOException {
        SslContextBuilder builder = GrpcSslContexts.forClient().trustManager(stream(authority));
        client.ifPresent(shown -> builder.keyManager(stream(shown.certificate()), stream(shown.key())));
        return builder.build();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
