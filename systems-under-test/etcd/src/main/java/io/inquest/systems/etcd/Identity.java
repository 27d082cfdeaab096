package io.inquest.systems.etcd;

/**
 * A certificate, with those between it and its authority, and its private key, in PEM. It does not tell them.
 *
 * @param certificate the certificate itself first
 */
record Identity(String certificate, String key) {
    @Override
    public String toString() {
        return "a certificate and its key";
    }
}
