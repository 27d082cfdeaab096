package io.inquest.systems.mvcc;

import static io.inquest.systems.mvcc.Script.append;
import static io.inquest.systems.mvcc.Script.read;
import static io.inquest.systems.mvcc.Script.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.systems.mvcc.MvccRequest.Abandon;
import io.inquest.systems.mvcc.MvccRequest.Finish;
import io.inquest.systems.mvcc.MvccRequest.Perform;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the primary answers to clients 10, 11 and 12. */
class TransactionServerTest {
    private final Script store = Script.primary(null);

    @Test
    void aCommitIsAcknowledgedWhenItIsDurable() {
        assertEquals("done", store.step(10, 0, append("x", 1L)));
        assertEquals("[1]", store.step(10, 1, read("x")));
        assertEquals("", store.commit(10, 2));
        assertEquals("committed", store.durable(10));
    }

    /** It saw what a crash might yet undo. */
    @Test
    void soIsAReaderOfWhatIsNotDurableYet() {
        store.step(10, 0, append("x", 1L));
        store.commit(10, 1);
        assertEquals("[1]", store.readOnly(11, 0, "x"));
        assertEquals("", store.commit(11, 1));
        assertEquals("committed", store.durable(11));
    }

    @Test
    void theFirstUpdaterWinsAndTheSecondWaitsToLose() {
        assertEquals("done", store.step(10, 0, read("x")));
        assertEquals("done", store.step(11, 0, append("x", 2L)));
        assertEquals("", store.step(10, 1, append("x", 1L)));
        store.commit(11, 1);
        assertEquals("aborted, the key \"x\" was updated since it began", store.heard(10));
    }

    @Test
    void theSecondGoesOnIfTheFirstAborts() {
        store.step(11, 0, append("x", 2L));
        assertEquals("", store.step(10, 0, append("x", 1L)));
        store.ask(11, new Abandon(1, 1));
        assertEquals("done", store.heard(10));
        assertEquals("[1]", store.step(10, 1, read("x")));
    }

    @Test
    void whoWouldWaitForItselfAborts() {
        store.step(10, 0, append("x", 1L));
        store.step(11, 0, append("y", 1L));
        store.step(12, 0, append("z", 1L));
        assertEquals("", store.step(10, 1, append("y", 2L)));
        assertEquals("", store.step(11, 1, append("z", 2L)));
        assertEquals("aborted, deadlock at the key \"x\"", store.step(12, 1, append("x", 2L)));
        assertEquals("done", store.heard(11));
        assertEquals("", store.heard(10));
    }

    @ParameterizedTest
    @CsvSource({"snapshot,false", "serializable,true", "strict-serializable,true"})
    void writeSkewIsPreventedFromSerializableUp(String isolation, boolean prevented) {
        Script skew = Script.primary(null, "isolation", isolation);
        skew.step(10, 0, read("x"));
        skew.step(11, 0, read("y"));
        skew.step(10, 1, append("y", 1L));
        skew.step(11, 1, append("x", 1L));
        skew.commit(10, 2);
        assertEquals("committed", skew.durable(10));
        String answer = skew.commit(11, 2);
        assertEquals(
                prevented ? "aborted, the key \"y\" was updated since it was read" : "committed",
                answer + skew.durable(11));
    }

    @ParameterizedTest
    @CsvSource({
        "read-uncommitted,[1],[1],[1]",
        "read-committed,done,[1],[1]",
        "snapshot,done,done,[1]",
        "serializable,done,done,done",
        "strict-serializable,done,done,[1]"
    })
    void whatAReadSees(String isolation, String uncommitted, String committed, String begunLater) {
        Script reads = Script.primary(null, "isolation", isolation);
        reads.readOnly(11, 0, "other");
        reads.step(10, 0, append("x", 1L));
        assertEquals(uncommitted, reads.readOnly(11, 1, "x"));
        reads.commit(10, 1);
        reads.durable(10);
        assertEquals(committed, reads.readOnly(11, 2, "x"));
        assertEquals(begunLater, reads.readOnly(12, 0, "x"));
    }

    /** Which is what serializable gives to those that only read. */
    @Test
    void anOldSnapshotBecomesNewer() {
        Script reads = Script.primary(null, "isolation", "serializable");
        reads.committed(10, append("x", 1L));
        reads.fake.nowNanos += TimeUnit.MILLISECONDS.toNanos(19);
        assertEquals("done", reads.readOnly(11, 0, "x"));
        reads.fake.nowNanos += TimeUnit.MILLISECONDS.toNanos(1);
        assertEquals("[1]", reads.readOnly(12, 0, "x"));
    }

    @Test
    void anEarlierRequestIsAnsweredAgainAndDoneOnce() {
        assertEquals("done", store.step(10, 0, append("x", 1L)));
        assertEquals("done", store.step(10, 0, append("x", 1L)));
        assertEquals("[1]", store.step(10, 1, read("x")));
        assertEquals("", store.step(10, 0, append("x", 1L)));
        store.commit(10, 2);
        assertEquals("", store.commit(10, 2));
        assertEquals("committed", store.durable(10));
        assertEquals("committed", store.commit(10, 2));
        assertEquals("committed", store.step(10, 0, append("x", 1L)));
        assertEquals("[1]", store.step(11, 0, read("x")));
    }

    /** Else its old requests would go on to act in its name. */
    @Test
    void aNewTransactionOfAClientEndsItsLast() {
        store.step(10, 0, append("x", 1L));
        assertEquals("", store.step(11, 0, append("x", 2L)));
        assertEquals(
                "aborted, its client has begun another; txn 2: done",
                store.ask(10, new Perform(2, 1, 0, false, append("y", 1L))));
        assertEquals("done", store.heard(11));
        assertEquals("", store.commit(10, 1));
    }

    /** The old process may have committed it. */
    @Test
    void aTransactionOfTheLastProcessIsNotKnown() {
        store.committed(10, append("x", 1L));
        store.step(10, 0, append("x", 1L));
        store.step(11, 0, append("x", 2L));
        Script next = store.restarted();
        assertEquals("not known", next.commit(10, 1));
        assertEquals("not known", next.commit(11, 1));
        assertEquals("not known", next.step(11, 1, read("x")));
        assertEquals("[1]", next.inEpoch(2).step(12, 0, read("x")));
    }

    /** A copy of its first request begins it anew in the new process; the old one's commit must not end that. */
    @Test
    void norIsItBegunByALateCopyAndThenCommitted() {
        store.committed(10, append("x", 1L));
        Script next = store.restarted();
        assertEquals("done", next.ask(10, new Perform(1, MvccRequest.NO_EPOCH, 0, false, append("x", 1L))));
        assertEquals("not known", next.ask(10, new Finish(1, 1, 1)));
        assertEquals("[1]", next.inEpoch(2).step(12, 0, read("x")));
    }

    @Test
    void whatIsIdleForTooLongIsAborted() {
        store.step(10, 0, append("x", 1L));
        assertEquals("", store.step(11, 0, append("x", 2L)));
        store.fake.nowNanos += TimeUnit.MILLISECONDS.toNanos(1001);
        store.fake.expire(MvccNode.BEAT_TIMER, store.node);
        assertEquals("aborted, its client was not heard for too long", store.heard(10));
        assertEquals("done", store.heard(11));
        assertEquals("aborted, its client was not heard for too long", store.commit(10, 1));
    }

    @Test
    void whatCannotBeDoneAborts() {
        store.committed(10, write("x", 5L));
        assertEquals(
                "aborted, nothing can be appended to the key \"x\", which holds 5", store.step(11, 0, append("x", 1L)));
        assertEquals(
                "aborted, it was begun as one that only reads",
                store.ask(12, new Perform(1, 1, 0, true, append("x", 1L))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"snapshot", "serializable", "strict-serializable"})
    void aWriteReplacesWhatIsThere(String isolation) {
        Script registers = Script.primary(null, "isolation", isolation);
        registers.committed(10, write("x", 5L));
        registers.step(11, 0, write("x", 6L));
        registers.step(11, 1, write("x", 7L));
        assertEquals("7", registers.step(11, 2, read("x")));
        registers.commit(11, 3);
        registers.durable(11);
        assertEquals("7", registers.step(12, 0, read("x")));
    }
}
