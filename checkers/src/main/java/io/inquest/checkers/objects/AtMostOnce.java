package io.inquest.checkers.objects;

/** Violated when an object delivers something again, or what nobody gave it. */
public final class AtMostOnce extends DeliveryGuarantee {
    public AtMostOnce() {
        super("at-most-once", "Nothing is delivered more often than it was given.", false, true);
    }
}
