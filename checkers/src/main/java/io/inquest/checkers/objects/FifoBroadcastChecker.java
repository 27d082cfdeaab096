package io.inquest.checkers.objects;

/** Broadcasts of which each receiver is given those of one process in the order in which that made them. */
public final class FifoBroadcastChecker extends BroadcastModel {
    public FifoBroadcastChecker() {
        super(
                "fifo-broadcast",
                "A broadcast that gives each process's values in the order in which it broadcast them.",
                FIFO_ORDER);
    }
}
