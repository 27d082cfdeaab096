package io.inquest.checkers.objects;

/** Violated when an object loses what it has acknowledged, or delivers what nobody gave it. */
public final class AtLeastOnce extends DeliveryGuarantee {
    public AtLeastOnce() {
        super("at-least-once", "All that was acknowledged is delivered.", true, false);
    }
}
