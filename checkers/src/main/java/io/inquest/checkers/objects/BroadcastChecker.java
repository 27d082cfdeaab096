package io.inquest.checkers.objects;

/** Broadcasts in any order: each receiver is given all, once. */
public final class BroadcastChecker extends BroadcastModel {
    public BroadcastChecker() {
        super("broadcast", "Each receiver is given all that was broadcast, once, and nothing else.");
    }
}
