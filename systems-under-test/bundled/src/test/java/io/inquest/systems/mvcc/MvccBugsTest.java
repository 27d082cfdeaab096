package io.inquest.systems.mvcc;

import static io.inquest.systems.mvcc.Script.append;
import static io.inquest.systems.mvcc.Script.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each bug in the smallest script that shows it, and in a run beside one without it. */
class MvccBugsTest {
    @ParameterizedTest
    @CsvSource({
        "lost-update,snapshot,updates what was updated since its snapshot",
        "lost-update,strict-serializable,reads what was changed before it committed",
        "dirty-read,read-committed,reads what was never committed",
        "dirty-read,strict-serializable,reads no snapshot",
        "intermediate-read,read-committed,reads what was never committed",
        "intermediate-read,strict-serializable,reads no snapshot",
        "long-fork,snapshot,reads no snapshot",
        "long-fork,serializable,reads no snapshot",
        "stale-snapshot,strict-serializable,does not read what was acknowledged before",
        "write-skew-under-serializable,serializable,reads what was changed before it committed",
        "fractured-read,snapshot,reads no snapshot"
    })
    void showsInARun(String bug, String isolation, String violation) {
        List<String> wrong = violations(bug, isolation);
        assertTrue(wrong.stream().anyMatch(found -> found.startsWith(violation)), wrong::toString);
        assertEquals(List.of(), violations(null, isolation));
    }

    private static List<String> violations(String bug, String isolation) {
        MvccTrial trial = MvccTrial.of(1, bug, Map.of("isolation", isolation), "partition", "kill")
                .run(30);
        return CommitOrder.violations(trial.history, Isolation.of(isolation), trial.log());
    }

    @Test
    void twoUpdatesOfWhatBothRead() {
        Script store = Script.primary("lost-update");
        store.step(10, 0, read("x"));
        store.step(11, 0, read("x"));
        store.step(10, 1, append("x", 1L));
        assertEquals("", store.step(11, 1, append("x", 2L)));
        store.commit(10, 2);
        assertEquals("done", store.heard(11));
        store.commit(11, 2);
        assertEquals("committed", store.durable(11));
    }

    @Test
    void aReadOfWhatIsThenAborted() {
        Script store = Script.primary("dirty-read");
        store.step(10, 0, append("x", 1L));
        assertEquals("[1]", store.readOnly(11, 0, "x"));
    }

    @Test
    void aReadOfAFirstUpdateWhileTheCommitGoesToDisk() {
        Script store = Script.primary("intermediate-read");
        store.step(10, 0, append("x", 1L));
        store.step(10, 1, append("x", 2L));
        store.commit(10, 2);
        assertEquals("[1]", store.readOnly(11, 0, "x"));
        store.durable(10);
        assertEquals("[1,2]", store.readOnly(11, 1, "x"));
    }

    @Test
    void twoReadersThatSeeTwoCommitsInDifferentOrders() {
        Script store = Script.primary("long-fork");
        store.committed(10, append("x", 1L));
        store.committed(11, append("y", 1L));
        assertEquals("[1]", store.readOnly(12, 0, "x"));
        assertEquals("done", store.readOnly(12, 1, "y"));
        assertEquals("done", store.readOnly(13, 0, "x"));
        assertEquals("[1]", store.readOnly(13, 1, "y"));
        store.fake.nowNanos += TimeUnit.MILLISECONDS.toNanos(50);
        assertEquals("[1]", store.readOnly(14, 0, "x"));
        assertEquals("[1]", store.readOnly(14, 1, "y"));
    }

    @Test
    void aReaderThatDoesNotSeeWhatWasAcknowledged() {
        Script store = Script.primary("stale-snapshot");
        store.committed(10, append("x", 1L));
        assertEquals("done", store.readOnly(11, 0, "x"));
        assertEquals("[1]", store.step(12, 0, read("x")));
    }

    @Test
    void twoUpdatesOfWhatTheOtherRead() {
        Script store = Script.primary("write-skew-under-serializable");
        store.step(10, 0, read("x"));
        store.step(11, 0, read("y"));
        store.step(10, 1, append("y", 1L));
        store.step(11, 1, append("x", 1L));
        store.commit(10, 2);
        store.commit(11, 2);
        assertEquals("committed", store.durable(10));
        assertEquals("committed", store.heard(11));
    }

    @Test
    void aReaderThatSeesHalfOfATransaction() {
        Script store = Script.primary("fractured-read");
        assertEquals("done", store.readOnly(11, 0, "x"));
        store.step(10, 0, append("x", 1L));
        store.step(10, 1, append("y", 1L));
        store.commit(10, 2);
        assertEquals("[1]", store.readOnly(11, 1, "y"));
        assertEquals("done", store.readOnly(11, 2, "x"));
    }
}
