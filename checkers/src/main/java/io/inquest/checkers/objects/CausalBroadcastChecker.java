package io.inquest.checkers.objects;

/** Broadcasts that no receiver is given before what they may have been caused by. */
public final class CausalBroadcastChecker extends BroadcastModel {
    public CausalBroadcastChecker() {
        super(
                "causal-broadcast",
                "A broadcast that gives no value before another that its sender had broadcast or been given before.",
                FIFO_ORDER,
                CAUSAL_ORDER);
    }
}
