package io.inquest.checkers.certificate;

/** Ends the verification of a certificate that does not hold. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int operation;

    RefusedException(String reason, int operation) {
        super(reason, null, false, false);
        this.operation = operation;
    }

    Refusal refusal() {
        return new Refusal(getMessage(), operation);
    }
}
