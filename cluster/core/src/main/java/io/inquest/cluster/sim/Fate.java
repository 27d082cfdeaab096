package io.inquest.cluster.sim;

/** What becomes of a message between its sending and its delivery. */
public enum Fate {
    /** The network will carry it twice; the copies go their ways under one id. */
    DUPLICATED("duplicated", false),
    /** The network holds it up on top of its latency. */
    HELD_UP("held-up", false),
    /** A bit of it was flipped on the way, and it goes on as another message, under its id. */
    ALTERED("altered", false),
    /** It arrived, and waits for a process that is paused, or has not caught up yet. */
    WAITING("waiting", false),
    /** The network lost it. */
    LOST("lost", true),
    /** It was corrupted on the way, and a checksum showed it. */
    CORRUPTED("corrupted", true),
    /** It was corrupted on the way, and was no message any more. */
    UNDECODABLE("undecodable", true),
    /** Too much waited already for its link, which is narrow. */
    QUEUE_FULL("queue-full", true),
    /** The link was cut, when it was sent or when it would have arrived. */
    CUT("cut", true),
    /** No process ran where it arrived, or its client had closed. */
    NO_RECEIVER("no-receiver", true),
    /** Too many waited already. */
    OVERFLOW("overflow", true),
    /** The process that it waited for died. */
    RECEIVER_DIED("receiver-died", true);

    private final String word;
    private final boolean drop;

    Fate(String word, boolean drop) {
        this.word = word;
        this.drop = drop;
    }

    /** Its name in files. */
    public String word() {
        return word;
    }

    /** Whether it is the end of the message, or of one of its copies. */
    public boolean isDrop() {
        return drop;
    }
}
