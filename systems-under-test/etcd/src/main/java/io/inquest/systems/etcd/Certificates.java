package io.inquest.systems.etcd;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.security.GeneralSecurityException;
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
        try {
            SslContextBuilder builder = GrpcSslContexts.forClient().trustManager(Pem.certificates(authority));
            if (client.isPresent()) {
                Identity shown = client.get();
                builder.keyManager(Pem.key(shown.key()), Pem.certificates(shown.certificate()));
            }
            return builder.build();
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("what clients are to show cannot be used: " + unreadable.getMessage(), unreadable);
        }
    }
}
