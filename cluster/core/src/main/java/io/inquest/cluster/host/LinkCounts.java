package io.inquest.cluster.host;

/**
 * How many packets a host stopped or saw of one peer.
 *
 * @param blocked packets of others than probes that a cut stopped
 * @param stopped probes that a cut stopped
 * @param seen probes that came past the cuts
 */
record LinkCounts(long blocked, long stopped, long seen) {
    static final LinkCounts ZERO = new LinkCounts(0, 0, 0);

    LinkCounts plus(LinkCounts more) {
        return new LinkCounts(blocked + more.blocked, stopped + more.stopped, seen + more.seen);
    }
}
