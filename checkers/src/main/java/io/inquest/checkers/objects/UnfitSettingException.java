package io.inquest.checkers.objects;

/** A setting of a check has a value that means nothing; becomes an unknown verdict. */
final class UnfitSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message a sentence that says what is needed, and what is there, without a full stop */
    UnfitSettingException(String message) {
        super(message);
    }
}
