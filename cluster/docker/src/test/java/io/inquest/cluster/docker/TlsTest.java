package io.inquest.cluster.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is said where an engine and whoever speaks to it do not agree on TLS. */
@Timeout(120)
class TlsTest {
    private static final String VERIFY = "DOCKER_TLS_VERIFY";
    private static final String CERTIFICATES = "DOCKER_CERT_PATH";

    @TempDir
    private Path folder;

    @AfterEach
    void asBefore() {
        System.clearProperty(VERIFY);
        System.clearProperty(CERTIFICATES);
    }

    /** Whoever asked for TLS is not to be understood by anybody who listens. */
    @Test
    void withoutCertificatesNothingIsSentInPlain() throws IOException {
        System.setProperty(VERIFY, "1");
        System.setProperty(CERTIFICATES, folder.toString());
        try (FakeEngine fake = FakeEngine.onTcp()) {
            String message = assertThrows(IOException.class, () -> Engine.at(fake.address()))
                    .getMessage();
            assertEquals(
                    "DOCKER_TLS_VERIFY asks for TLS, but DOCKER_CERT_PATH names no folder with ca.pem, cert.pem and"
                            + " key.pem: put the certificates there, or unset DOCKER_TLS_VERIFY.",
                    message);
            assertTrue(fake.asked().isEmpty(), fake.asked().toString());
        }
    }

    @Test
    void anEngineThatWantsTlsIsToldFromOneThatIsNotThere() throws IOException {
        try (FakeEngine fake = FakeEngine.onTcp()) {
            fake.refuse("/version", "Client sent an HTTP request to an HTTPS server.");
            String message = assertThrows(IOException.class, () -> Engine.at(fake.address()))
                    .getMessage();
            assertTrue(message.startsWith("The Docker engine at " + fake.address() + " wants TLS: set"), message);
        }
    }
}
