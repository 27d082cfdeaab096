package io.inquest.nemesis;

import java.util.Optional;

/** A fault was not seen to take effect. The message is a sentence for a person. */
public final class InjectionFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Injection remains;

    public InjectionFailedException(String message) {
        this(message, null, null);
    }

    /** @param remains what could not be undone at once, for another try later; null if nothing stays broken */
    public InjectionFailedException(String message, Throwable cause, Injection remains) {
        super(message, cause);
        this.remains = remains;
    }

    /** What could not be undone at once, and is to be closed later. */
    public Optional<Injection> remains() {
        return Optional.ofNullable(remains);
    }
}
