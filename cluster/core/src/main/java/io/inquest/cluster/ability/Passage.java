package io.inquest.cluster.ability;

/** What became of messages that were sent over a link to see whether any passes. */
public enum Passage {
    /** One arrived. */
    ARRIVED,
    /** A cut was seen to stop one. */
    STOPPED,
    /** The sender's own system did not send one, and it is the cut that made it refuse: nothing left the node. */
    REFUSED,
    /** They were sent, none arrived, and no cut was seen to stop any. */
    LOST
}
