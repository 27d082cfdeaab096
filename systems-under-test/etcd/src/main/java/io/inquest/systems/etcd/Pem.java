package io.inquest.systems.etcd;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * Reads PEM by the JDK alone. Netty's own reader looks for classes of Bouncy Castle wherever that is installed as a
 * provider, which SSH does, and does not find them: they are another plug-in's.
 */
final class Pem {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA", "DSA");

    private Pem() {}

    /** All certificates of a text, at least one. */
    static X509Certificate[] certificates(String text) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .toArray(X509Certificate[]::new);
    }

    /**
     * The first key of a text, PKCS#8 without a password. What the algorithm is stands within it, but only who knows that
     * algorithm can tell.
     *
     * @throws GeneralSecurityException if there is none, or none that this JDK can read; the key is not told
     */
    static PrivateKey key(String text) throws GeneralSecurityException {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            throw new InvalidKeySpecException("there is no " + BEGIN);
        }
        KeySpec key = new PKCS8EncodedKeySpec(decoded(text.substring(begin + BEGIN.length(), end)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(key);
            } catch (InvalidKeySpecException another) {
                // it is one of another algorithm
            }
        }
        throw new InvalidKeySpecException("the key is for none of " + String.join(", ", ALGORITHMS));
    }

    private static byte[] decoded(String base64) throws InvalidKeySpecException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new InvalidKeySpecException("the key is not in Base64", e);
        }
    }
}
