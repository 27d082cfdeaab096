package io.inquest.cluster.host;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * A way to stop packets on their way from one host to another: what is put on one of the two for it, how that is read,
 * and how it is taken away. All it puts there bears a name or number of its own, so that nothing else is touched.
 */
interface CutTechnique {
    /** A UDP datagram to this port, that of the discard protocol (RFC 863), is a probe. */
    int PROBE_PORT = 9;

    /** The program that it needs, by which it is called too. */
    HostTool tool();

    /** Whether it is the sender that stops packets; otherwise it is their receiver. */
    boolean isAtSender();

    /** Takes all of it off a host; does no harm where there is nothing. */
    List<Command> removal(Peers peers);

    /**
     * What changes whom a host stops the packets of, or those to whom, each command at once or not at all.
     *
     * @param before null if nothing is there: then what is needed to cut and to see is put there first
     */
    List<Command> change(int node, Peers peers, SortedSet<Integer> before, SortedSet<Integer> after);

    /**
     * What a host has counted, by the peers' numbers, since it was put there; of those it tells apart.
     *
     * @param host of the receiver of packets
     */
    Map<Integer, LinkCounts> counts(Host host, Peers peers) throws IOException;
}
