package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private static String pem(byte[] bytes) {
        return "of somebody\n-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END PRIVATE KEY-----\nand more";
    }

    private static String refused(String text) {
        return assertThrows(GeneralSecurityException.class, () -> Pem.key(text)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void aKeyIsRead(String algorithm) throws Exception {
        PrivateKey key =
                KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
        assertEquals(key, Pem.key(pem(key.getEncoded())));
    }

    @Test
    void whatIsNoKeyIsSaidWithoutTellingIt() throws Exception {
        assertEquals("there is no -----BEGIN PRIVATE KEY-----", refused("secret"));
        assertEquals("there is no -----BEGIN PRIVATE KEY-----", refused("-----BEGIN PRIVATE KEY-----\nc2VjcmV0"));
        assertEquals(
                "the key is for none of RSA, EC, EdDSA, DSA", refused(pem("secret".getBytes(StandardCharsets.UTF_8))));
        String spoilt = refused("-----BEGIN PRIVATE KEY-----\nsec-ret=x\n-----END PRIVATE KEY-----");
        assertFalse(spoilt.contains("sec"), spoilt);
    }

    @Test
    void allCertificatesOfATextAreRead() throws Exception {
        Certificates made = GeneratedCertificates.make(
                List.of(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1))), true);
        String both = made.authority() + made.client().orElseThrow().certificate();
        assertEquals(2, Pem.certificates(both).length);
        assertThrows(GeneralSecurityException.class, () -> Pem.certificates("-----BEGIN CERTIFICATE-----\nx"));
    }
}
