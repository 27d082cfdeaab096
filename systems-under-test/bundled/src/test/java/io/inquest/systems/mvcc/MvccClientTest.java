package io.inquest.systems.mvcc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.program.Timers;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.ClientContext;
import io.inquest.systems.Completion;
import io.inquest.systems.mvcc.MvccReply.Aborted;
import io.inquest.systems.mvcc.MvccReply.Committed;
import io.inquest.systems.mvcc.MvccReply.Forgotten;
import io.inquest.systems.mvcc.MvccReply.Performed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MvccClientTest {
    private static final long PATIENCE_TIMER = 1;
    private static final long AGAIN_TIMER = 2;
    private static final List<Object> READ = Arrays.asList("r", "x", null);
    private static final List<Object> APPEND = List.of("append", "x", 1L);

    private final List<String> sent = new ArrayList<>();
    private final List<Completion> completions = new ArrayList<>();
    private final TreeSet<Long> timers = new TreeSet<>();
    private final MvccClient client = client(ReadPlace.PRIMARY);

    private MvccClient client(ReadPlace reads) {
        Timers fake = new Timers() {
            @Override
            public void set(long timer, long delayNanos) {
                timers.add(timer);
            }

            @Override
            public void cancel(long timer) {
                timers.remove(timer);
            }
        };
        return new MvccClient(
                new ClientContext<>(
                        2,
                        List.of("n1", "n2", "n3"),
                        (to, message) -> sent.add(to + " " + message.brief()),
                        fake,
                        completions::add),
                reads);
    }

    private static void begin(MvccClient client, Object value) {
        client.onOperation(Operation.of(Actor.process(0), "txn", null, value));
    }

    private void expire(MvccClient of, long timer) {
        assertTrue(timers.remove(timer), "timer " + timer + " is set");
        of.onTimer(timer);
    }

    private static Performed performed(int step, Object value) {
        return new Performed(1, 7, step, value);
    }

    @Test
    void goesStepByStepAndFillsInWhatWasRead() {
        begin(client, List.of(READ, APPEND, READ));
        client.onMessage(0, performed(0, null));
        client.onMessage(0, performed(0, List.of(9L)));
        client.onMessage(0, performed(1, null));
        client.onMessage(0, performed(2, List.of(1L)));
        client.onMessage(0, new Committed(1));
        assertEquals(
                List.of("0 txn 1: r \"x\"", "0 txn 1: append \"x\" 1", "0 txn 1: r \"x\"", "0 txn 1: commit"), sent);
        assertEquals(
                List.of(new Completion.Ok(List.of(READ, APPEND, List.of("r", "x", List.of(1L))), "n1")), completions);
        assertTrue(timers.isEmpty());
    }

    @Test
    void asksAgainAndFailsWhereItHasNotAskedToCommit() {
        begin(client, List.of(APPEND));
        expire(client, AGAIN_TIMER);
        expire(client, PATIENCE_TIMER);
        assertEquals(List.of("0 txn 1: append \"x\" 1", "0 txn 1: append \"x\" 1", "0 txn 1: abort"), sent);
        assertEquals(List.of(new Completion.Fail("no answer from n1", "n1")), completions);
        client.onMessage(0, performed(0, null));
        assertEquals(1, completions.size());
        assertEquals(3, sent.size());
    }

    @Test
    void doesNotKnowWhetherAnUnansweredCommitHappened() {
        begin(client, List.of(APPEND));
        client.onMessage(0, performed(0, null));
        expire(client, AGAIN_TIMER);
        expire(client, PATIENCE_TIMER);
        assertEquals(List.of("0 txn 1: append \"x\" 1", "0 txn 1: commit", "0 txn 1: commit"), sent);
        assertEquals(List.of(new Completion.Unknown("no answer from n1", "n1")), completions);
    }

    @Test
    void doesNotKnowItOfANodeThatHasRestarted() {
        begin(client, List.of(APPEND));
        client.onMessage(0, performed(0, null));
        client.onMessage(0, new Forgotten(1));
        assertEquals(List.of(new Completion.Unknown("n1 has restarted", "n1")), completions);
    }

    @Test
    void butOfOneThatWasNotAskedToCommit() {
        begin(client, List.of(APPEND, READ));
        client.onMessage(0, performed(0, null));
        client.onMessage(0, new Forgotten(1));
        assertEquals(List.of(new Completion.Fail("n1 has restarted", "n1")), completions);
    }

    /** It changes nothing. */
    @Test
    void whatOnlyReadsFails() {
        begin(client, List.of(READ));
        client.onMessage(0, performed(0, null));
        expire(client, PATIENCE_TIMER);
        assertEquals(List.of(new Completion.Fail("no answer from n1", "n1")), completions);
    }

    @Test
    void whatIsAbortedFails() {
        begin(client, List.of(APPEND));
        client.onMessage(0, performed(0, null));
        client.onMessage(0, new Aborted(1, "deadlock"));
        client.onMessage(0, new Committed(1));
        assertEquals(List.of(new Completion.Fail("deadlock", "n1")), completions);
    }

    @Test
    void answersToItsLastTransactionAreNotHeard() {
        begin(client, List.of(APPEND));
        begin(client, List.of(APPEND));
        client.onMessage(0, performed(0, null));
        client.onMessage(0, new Aborted(1, "late"));
        assertEquals(List.of(), completions);
        assertEquals(List.of("0 txn 1: append \"x\" 1", "0 txn 2: append \"x\" 1"), sent);
    }

    @Test
    void readsAReplicaOfItsOwnAndAfterSilenceTheNext() {
        MvccClient reader = client(ReadPlace.REPLICA);
        begin(reader, List.of(READ));
        expire(reader, PATIENCE_TIMER);
        begin(reader, List.of(READ));
        begin(reader, List.of(READ, APPEND));
        assertEquals(List.of("2 txn 1: r \"x\"", "2 txn 1: abort", "0 txn 2: r \"x\"", "0 txn 3: r \"x\""), sent);
    }

    @Test
    void refusesWhatIsNoTransaction() {
        client.onOperation(Operation.of(Actor.process(0), "read", "x", null));
        begin(client, 5L);
        begin(client, List.of(List.of("cas", "x", 1L)));
        begin(client, List.of());
        assertEquals(
                List.of(
                        new Completion.Fail("the store cannot read: it has txn, a list of steps", null),
                        new Completion.Fail("txn takes a list of steps such as [\"r\", \"x\", null], not 5", null),
                        new Completion.Fail(
                                "a step of a transaction is [\"r\", key, null], [\"w\", key, value] or [\"append\","
                                        + " key, value], not [\"cas\",\"x\",1]",
                                null),
                        new Completion.Ok(List.of(), null)),
                completions);
        assertEquals(List.of(), sent);
    }
}
