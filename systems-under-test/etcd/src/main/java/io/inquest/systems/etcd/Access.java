package io.inquest.systems.etcd;

import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the members of a cluster are reached, by clients and by whoever runs it. */
final class Access {
    private static final String ROOT = "root";

    private final List<Member> members;
    private final EtcdConfig config;
    private final Optional<Certificates> given;
    private final List<Login> users = new ArrayList<>();
    private final List<Login> administrators = new ArrayList<>();
    private volatile SslContext tls;

    /** @throws IllegalArgumentException with a sentence for a person, if files of certificates cannot be used */
    Access(List<Member> members, EtcdConfig config) {
        this.members = List.copyOf(members);
        this.config = config;
        this.given = config.tls().source() == Tls.Source.FILES
                ? Optional.of(GivenCertificates.read(config.tls(), members.size()))
                : Optional.empty();
        config.user()
                .ifPresent(user -> members.forEach(member -> {
                    users.add(new Login(user));
                    administrators.add(new Login(user.of(ROOT)));
                }));
    }

    /** Brings certificates to the hosts, where they are wanted; before the first connection. Waits. */
    void prepare() throws IOException {
        if (!config.tls().isOn()) {
            return;
        }
        Certificates certificates = given.isPresent()
                ? given.get()
                : GeneratedCertificates.make(
                        members.stream()
                                .map(member -> List.of(member.clientAddress()))
                                .toList(),
                        config.tls().certifiedClients());
        for (Member member : members) {
            new TlsFolder(member.host())
                    .fill(certificates.authority(), certificates.members().get(member.number()));
        }
        tls = certificates.forClients();
    }

    /** Makes the users, where they are wanted; from then on everybody has to log in. Waits. */
    void begin(Connection connection) {
        config.user().ifPresent(user -> {
            Users.make(connection, user.of(ROOT), user);
            users.forEach(Login::need);
            administrators.forEach(Login::need);
        });
    }

    /** A client's connection. */
    Connection forClient(int node) {
        return connection(node, users);
    }

    /** A connection that may do anything. */
    Connection forAdministrator(int node) {
        return connection(node, administrators);
    }

    private Connection connection(int node, List<Login> logins) {
        return Connection.to(
                members.get(node).clientAddress(),
                Optional.ofNullable(tls),
                logins.isEmpty() ? Optional.empty() : Optional.of(logins.get(node)));
    }
}
