package io.inquest.systems.keyvalue;

import java.util.HashMap;
import java.util.Map;

/**
 * Which requests this node may have taken as leader. It must know before it refuses one for good: the network may have
 * delivered another copy while it still led.
 */
public final class TakenRequests {
    private final Map<Integer, Long> last = new HashMap<>();
    private long termBefore;

    /** @param term the last term (or view) that an earlier life of this node may have led */
    public void recover(long term) {
        termBefore = term;
    }

    /** Numbers of one client only grow, from term to term too. */
    public void took(int client, long number) {
        last.merge(client, number, Math::max);
    }

    /** Whether a copy of a client's request for the leader of that term may have been taken by this node. */
    public boolean mayHold(long term, int client, long number) {
        boolean ledBefore = term > 0 && term <= termBefore; // nobody leads term 0
        return ledBefore || number <= last.getOrDefault(client, 0L);
    }
}
