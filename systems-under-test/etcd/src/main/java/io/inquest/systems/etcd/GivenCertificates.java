package io.inquest.systems.etcd;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Certificates from the user's files, the same for all members. */
final class GivenCertificates {
    private static final String FOR_CLIENTS = "1.3.6.1.5.5.7.3.2";
    private static final String FOR_ANYTHING = "2.5.29.37.0";
    private static final String KEY = "PRIVATE KEY-----";
    private static final String PKCS8_KEY = "-----BEGIN PRIVATE KEY-----";

    private GivenCertificates() {}

    /** @throws IllegalArgumentException with a sentence for a person, if they cannot be used */
    static Certificates read(Tls tls, int members) {
        Tls.Files files = tls.files();
        certificates(files.authority());
        X509Certificate shown = certificates(files.certificate());
        if (tls.betweenMembers() && !isForClients(shown)) {
            throw new IllegalArgumentException(files.certificate()
                    + " may not be used by clients, which members are to each other: add --tls-peers no, or take one with"
                    + " the extended key usage clientAuth beside serverAuth");
        }
        Identity member = new Identity(text(files.certificate()), key(files.key(), KEY, "a private key in PEM"));
        Optional<Identity> client = Optional.empty();
        if (tls.certifiedClients()) {
            certificates(files.clientCertificate());
            client = Optional.of(new Identity(text(files.clientCertificate()), clientKey(files.clientKey())));
        }
        return new Certificates(text(files.authority()), Collections.nCopies(members, member), client);
    }

    private static boolean isForClients(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || uses.contains(FOR_CLIENTS) || uses.contains(FOR_ANYTHING);
        } catch (CertificateException e) {
            return true; // etcd will say what is wrong with it
        }
    }

    /** The first of them, once all can be read. */
    private static X509Certificate certificates(Path file) {
        try {
            Collection<? extends Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text(file).getBytes(StandardCharsets.UTF_8)));
            if (!all.isEmpty()) {
                return (X509Certificate) all.iterator().next();
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + " holds no certificates in PEM: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(file + " holds no certificates in PEM");
    }

    private static String clientKey(Path file) {
        String text =
                key(file, PKCS8_KEY, "a PKCS#8 key in PEM without a password: openssl pkcs8 -topk8 -nodes makes one");
        try {
            Pem.key(text);
            return text;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " holds no key that can be used: " + e.getMessage(), e);
        }
    }

    private static String key(Path file, String sign, String what) {
        String text = text(file);
        if (!text.contains(sign)) {
            throw new IllegalArgumentException(file + " does not hold " + what);
        }
        return text;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e, e);
        }
    }
}
