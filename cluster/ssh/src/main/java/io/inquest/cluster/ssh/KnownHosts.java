package io.inquest.cluster.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;

/** The user's file of known hosts. It is only read; a refusal is kept as a sentence that says what to do. */
final class KnownHosts extends OpenSSHKnownHosts {
    private final Path file;
    private final Endpoint endpoint;
    private volatile String refusal;

    KnownHosts(Path file, Endpoint endpoint) throws IOException {
        super(file.toFile());
        this.file = file;
        this.endpoint = endpoint;
    }

    /** Why the host's key was refused, if it was. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    protected boolean hostKeyUnverifiableAction(String host, PublicKey key) {
        refusal = "the key of " + endpoint.place() + " is not known: " + describe(key) + ". Compare it on the host "
                + "itself (ssh-keygen -lf /etc/ssh/ssh_host_" + keyFile(key)
                + "_key.pub); if it is the same, ssh there "
                + "once, or: ssh-keyscan -p " + endpoint.port() + " " + endpoint.host() + " >>" + file;
        return false;
    }

    @Override
    protected boolean hostKeyChangedAction(String host, PublicKey key) {
        refusal = "the key of " + endpoint.place() + " is not the one in " + file + " but " + describe(key)
                + ". Either the host was set up anew or it is another that answers there. If you know why: "
                + "ssh-keygen -f " + file + " -R '" + endpoint.place() + "', then ssh there once";
        return false;
    }

    private static String describe(PublicKey key) {
        return KeyType.fromKey(key) + " " + fingerprint(key);
    }

    private static String keyFile(PublicKey key) {
        return switch (KeyType.fromKey(key)) {
            case RSA -> "rsa";
            case ED25519 -> "ed25519";
            default -> "ecdsa";
        };
    }

    /** As {@code ssh-keygen -l} prints it. */
    static String fingerprint(PublicKey key) {
        byte[] blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
