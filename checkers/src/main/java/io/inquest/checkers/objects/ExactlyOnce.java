package io.inquest.checkers.objects;

/** Violated when an object loses what it has acknowledged, delivers something again, or what nobody gave it. */
public final class ExactlyOnce extends DeliveryGuarantee {
    public ExactlyOnce() {
        super(
                "exactly-once",
                "All that was acknowledged is delivered, and nothing more often than it was given.",
                true,
                true);
    }
}
