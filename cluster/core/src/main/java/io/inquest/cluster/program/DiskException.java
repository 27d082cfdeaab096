package io.inquest.cluster.program;

/**
 * A disk did not do what it was asked to. The message is a sentence for a person.
 *
 * <p>A program may catch it and go on. One that does not ends, and its node is said to have been stopped by its disk:
 * that is no error of the program, but what is left to do when nobody can tell what is durable. It can be started again.
 */
public abstract sealed class DiskException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DiskException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no room for a write. */
    public static final class Full extends DiskException {
        private static final long serialVersionUID = 1L;

        public Full(String message) {
            this(message, null);
        }

        public Full(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** A read, a write or a sync failed, as with EIO. */
    public static final class Failed extends DiskException {
        private static final long serialVersionUID = 1L;

        public Failed(String message) {
            this(message, null);
        }

        public Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What is on the disk is not what was written there and made durable. */
    public static final class Corrupt extends DiskException {
        private static final long serialVersionUID = 1L;

        public Corrupt(String message) {
            this(message, null);
        }

        public Corrupt(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
