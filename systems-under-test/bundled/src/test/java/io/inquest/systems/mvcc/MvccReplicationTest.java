package io.inquest.systems.mvcc;

import static io.inquest.systems.mvcc.Script.append;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.systems.mvcc.PeerMessage.Replicate;
import io.inquest.systems.mvcc.PeerMessage.Replicated;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the primary, node 0, and its replicas, 1 and 2, send each other. */
class MvccReplicationTest {
    private static final Commit ONE = new Commit(10, List.of(append("x", 1L)));
    private static final Commit TWO = new Commit(10, List.of(append("x", 2L)));
    private static final Commit THREE = new Commit(10, List.of(append("x", 3L)));

    private static Script replica() {
        return Script.replica("isolation", "snapshot");
    }

    private static String replicate(Script replica, long epoch, long index, long end, Commit... commits) {
        replica.node.onMessage(0, new Replicate(epoch, index, List.of(commits), end));
        return replica.heard(0);
    }

    @Test
    void whatIsDurableIsSentAndWhatWasLostIsSentAgain() {
        Script primary = Script.primary(null);
        primary.node.onMessage(1, new Replicated(1, true, 0));
        primary.step(10, 0, append("x", 1L));
        primary.commit(10, 1);
        assertEquals("", primary.heard(1));
        primary.durable(10);
        assertEquals("commit 1", primary.heard(1));
        primary.fake.expire(MvccNode.BEAT_TIMER, primary.node);
        assertEquals("commit 1", primary.heard(1));
        primary.node.onMessage(1, new Replicated(1, true, 1));
        primary.fake.expire(MvccNode.BEAT_TIMER, primary.node);
        assertEquals("the log ends at 1", primary.heard(1));
    }

    @Test
    void aPrimaryThatRestartsAsksHowFarTheReplicasAre() {
        Script before = Script.primary(null);
        before.committed(10, append("x", 1L));
        Script primary = before.restarted();
        primary.fake.expire(MvccNode.BEAT_TIMER, primary.node);
        assertEquals("the log ends at 1", primary.heard(2));
        primary.node.onMessage(2, new Replicated(1, false, 0));
        assertEquals("", primary.heard(2), "an answer to the last process");
        primary.node.onMessage(2, new Replicated(2, false, 0));
        assertEquals("commit 1", primary.heard(2));
    }

    @Test
    void aReplicaTakesWhatFollowsAndAsksForWhatIsMissing() {
        Script replica = replica();
        assertEquals("does not fit, has up to 0", replicate(replica, 1, 1, 2, TWO));
        assertEquals("has up to 2", replicate(replica, 1, 0, 2, ONE, TWO));
        assertEquals("has up to 3", replicate(replica, 1, 1, 3, TWO, THREE));
        assertEquals("has up to 3", replicate(replica, 1, 0, 1, ONE));
        assertEquals("[1,2,3]", replica.readOnly(10, 0, "x"));
    }

    @Test
    void aReplicaServesWhenItHasHadAll() {
        Script replica = replica();
        assertEquals(-1, replica.node.applied());
        replicate(replica, 1, 0, 2, ONE);
        assertEquals("aborted, the replica has not caught up since it started", replica.readOnly(10, 0, "x"));
        replicate(replica, 1, 1, 2, TWO);
        assertEquals("[1,2]", replica.readOnly(11, 0, "x"));
        assertEquals("committed", replica.commit(11, 1));
        replicate(replica, 1, 2, 9, THREE);
        assertEquals("[1,2,3]", replica.readOnly(12, 0, "x"));
        assertEquals(3, replica.node.applied());
    }

    @Test
    void aReplicaKeepsATransactionsSnapshot() {
        Script replica = replica();
        replicate(replica, 1, 0, 1, ONE);
        replica.readOnly(10, 0, "x");
        replicate(replica, 1, 1, 2, TWO);
        assertEquals("[1]", replica.readOnly(10, 1, "x"));
    }

    /** Only a damaged disk does that; the replicas then follow it, and what was read of the rest does not commit. */
    @Test
    void aReplicaForgetsWhatThePrimaryHasLost() {
        Script replica = replica();
        replicate(replica, 1, 0, 2, ONE, TWO);
        replica.readOnly(10, 0, "x");
        assertEquals("does not fit, has up to 0", replicate(replica, 2, 1, 1));
        assertEquals("aborted, the primary has lost what was read", replica.heard(10));
        assertEquals("", replicate(replica, 1, 0, 2, ONE, TWO), "an earlier process of the primary");
        replicate(replica, 2, 0, 1, ONE);
        assertEquals("[1]", replica.readOnly(11, 0, "x"));
    }
}
