package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.grpc.netty.GrpcSslContexts;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shown to a server that holds them against each other. */
@Timeout(120)
class GeneratedCertificatesTest {
    private static Certificates ours;

    @BeforeAll
    static void make() throws Exception {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        InetSocketAddress elsewhere = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 9}), 1);
        ours = GeneratedCertificates.make(List.of(List.of(here), List.of(elsewhere)), true);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static SslContext server(int member, ClientAuth clients) throws Exception {
        Identity shown = ours.members().get(member);
        return GrpcSslContexts.forServer(stream(shown.certificate()), stream(shown.key()))
                .trustManager(stream(ours.authority()))
                .clientAuth(clients)
                .build();
    }

    private static Completion write(SslContext server, SslContext client) throws Exception {
        ScriptedMember member = new ScriptedMember(server);
        Driver driver = new Driver(
                Connection.to(member.address(), Optional.ofNullable(client), Optional.empty()),
                "n1",
                false,
                new Locks(60, lease -> {}));
        try {
            return driver.invoke(Operation.of(new Actor(0), "write", 1L, 1L));
        } finally {
            driver.close();
            member.close();
        }
    }

    private static final Completion DONE = new Completion.Ok(1L, "n1");

    @Test
    void aMemberIsKnownByItsAddress() throws Exception {
        assertEquals(DONE, write(server(0, ClientAuth.NONE), ours.forClients()));
        Completion.Fail refused = assertInstanceOf(
                Completion.Fail.class, write(server(1, ClientAuth.NONE), ours.forClients()), "it is another one's");
        assertEquals("unavailable: io exception: No name matching localhost found", refused.reason());
    }

    @Test
    void aClientIsKnownByItsCertificate() throws Exception {
        assertEquals(DONE, write(server(0, ClientAuth.REQUIRE), ours.forClients()));
        Certificates anonymous = new Certificates(ours.authority(), ours.members(), Optional.empty());
        assertFalse(write(server(0, ClientAuth.REQUIRE), anonymous.forClients()) instanceof Completion.Ok);
    }

    @Test
    void nobodyElsesAuthorityIsTrusted() throws Exception {
        Certificates others = GeneratedCertificates.make(List.of(), false);
        assertInstanceOf(Completion.Fail.class, write(server(0, ClientAuth.NONE), others.forClients()));
        assertInstanceOf(Completion.Fail.class, write(server(0, ClientAuth.NONE), null), "nor is it plain");
    }

    @Test
    void aKeyIsNotTold() {
        assertFalse(ours.toString().contains("PRIVATE"), ours::toString);
    }
}
