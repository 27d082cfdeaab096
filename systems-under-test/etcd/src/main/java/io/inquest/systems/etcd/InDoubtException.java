package io.inquest.systems.etcd;

/** Nobody knows whether an update happened. */
final class InDoubtException extends Exception {
    private static final long serialVersionUID = 1L;

    InDoubtException(String message, Throwable cause) {
        super(message, cause);
    }
}
