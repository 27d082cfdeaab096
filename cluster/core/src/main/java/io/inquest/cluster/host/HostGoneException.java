package io.inquest.cluster.host;

import java.io.IOException;

/** A host is no more, so there is nothing left on it to undo. */
public final class HostGoneException extends IOException {
    private static final long serialVersionUID = 1L;

    public HostGoneException(String message) {
        super(message);
    }
}
