package io.inquest.cluster.host;

import java.io.IOException;

/** A host was reached, and what it was asked to do did not succeed there. The message is a sentence for a person. */
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
