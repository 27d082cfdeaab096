package io.inquest.checkers.certificate;

/**
 * Why a certificate does not hold.
 *
 * @param reason a sentence
 * @param operation the operation it is about, by the index of its invocation; -1 if it is about none
 */
public record Refusal(String reason, int operation) {
    /** The operation of a refusal that is about none. */
    public static final int NONE = -1;
}
