package io.inquest.systems.keyvalue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.cluster.program.Timers;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.ClientContext;
import io.inquest.systems.Completion;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import io.inquest.systems.keyvalue.ClientReply.Refused;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.ClientRequest.ReadLocally;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LeaderClientTest {
    private static final long PATIENCE_TIMER = 1;
    private static final long RETRY_TIMER = 2;

    private final List<String> sent = new ArrayList<>();
    private final List<Completion> completions = new ArrayList<>();
    private final TreeSet<Long> timers = new TreeSet<>();
    private final LeaderClient client = client(false);

    private LeaderClient client(boolean readsAnywhere) {
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
        return new LeaderClient(
                new ClientContext<>(
                        1,
                        List.of("n1", "n2", "n3"),
                        (to, message) -> sent.add(to + " " + describe(message)),
                        fake,
                        completions::add),
                readsAnywhere,
                500_000_000L);
    }

    private static String describe(Message message) {
        return message instanceof Execute e
                ? "term " + e.term() + " number " + e.number()
                : "after " + ((ReadLocally) message).after();
    }

    private void write() {
        client.onOperation(Operation.of(Actor.process(0), "write", "x", 5L));
    }

    private void expire(long timer) {
        assertEquals(true, timers.remove(timer), "timer " + timer + " is set");
        client.onTimer(timer);
    }

    @Test
    void followsTheHintToTheLeaderAndStaysThere() {
        write();
        client.onMessage(1, new Refused(1, 0, 3, 2, true));
        client.onMessage(2, new Done(1, Result.DONE, 7));
        write();
        assertEquals(List.of("1 term 0 number 1", "2 term 3 number 1", "2 term 3 number 2"), sent);
        assertEquals(List.of(new Completion.Ok(5L, "n3")), completions);
    }

    @Test
    void failsWhenAllRefuseForGood() {
        write();
        for (int i = 0; i < 6; i++) {
            int asked = Integer.parseInt(sent.get(i).substring(0, 1));
            client.onMessage(asked, new Refused(1, i, i + 1, -1, true));
            if (i < 5) {
                expire(RETRY_TIMER);
            }
        }
        assertEquals(List.of(new Completion.Fail("not leader", "n1")), completions);
    }

    @Test
    void doesNotKnowIfOneMayYetTakeIt() {
        write();
        for (int i = 0; i < 6; i++) {
            int asked = Integer.parseInt(sent.get(i).substring(0, 1));
            client.onMessage(asked, new Refused(1, i, i + 1, -1, i != 2));
            if (i < 5) {
                expire(RETRY_TIMER);
            }
        }
        assertEquals(List.of(new Completion.Unknown("not leader", "n1")), completions);
    }

    @Test
    void takesARefusalForTheRequestItAnswersOnly() {
        write();
        client.onMessage(1, new Refused(1, 0, 3, 2, true));
        client.onMessage(1, new Refused(1, 0, 3, 2, true));
        client.onMessage(2, new Refused(1, 0, 3, 1, true));
        assertEquals(2, sent.size());
        client.onMessage(2, new Done(1, Result.DONE, 7));
        assertEquals(1, completions.size());
    }

    @Test
    void doesNotKnowAfterSilence() {
        write();
        expire(PATIENCE_TIMER);
        assertEquals(List.of(new Completion.Unknown("no answer from n2", "n2")), completions);
        client.onMessage(1, new Done(1, Result.DONE, 7));
        assertEquals(1, completions.size());
        write();
        assertEquals("1 term 0 number 2", sent.get(1));
    }

    @Test
    void goesHomeWhenTheLeaderIsSilent() {
        write();
        client.onMessage(1, new Refused(1, 0, 3, 2, true));
        expire(PATIENCE_TIMER);
        write();
        assertEquals("1 term 3 number 2", sent.get(2));
    }

    @Test
    void aReadWithoutAnswerHasFailed() {
        client.onOperation(Operation.of(Actor.process(0), "read", "x", null));
        expire(PATIENCE_TIMER);
        assertEquals(List.of(new Completion.Fail("no answer from n2", "n2")), completions);
    }

    @Test
    void doesNotKnowWhatADeposedLeaderHadBegun() {
        write();
        client.onMessage(1, new Lost(1));
        assertEquals(List.of(new Completion.Unknown("the leader was deposed", "n2")), completions);
    }

    @Test
    void aMismatchHasFailed() {
        client.onOperation(Operation.of(Actor.process(0), "cas", "x", List.of(1L, 2L)));
        client.onMessage(1, new Done(1, Result.MISMATCH, 7));
        assertEquals(List.of(new Completion.Fail("mismatch", "n2")), completions);
    }

    @Test
    void refusesWhatItCannotDo() {
        client.onOperation(Operation.of(Actor.process(0), "enqueue", "x", 1L));
        assertEquals(
                List.of(new Completion.Fail(
                        "the store cannot enqueue: it has read, write, cas, get, put and append", null)),
                completions);
    }

    @Test
    void aLocalReadComesAfterAllThatWasSeen() {
        LeaderClient local = client(true);
        local.onOperation(Operation.of(Actor.process(0), "write", "x", 5L));
        local.onMessage(1, new Done(1, Result.DONE, 7));
        local.onOperation(Operation.of(Actor.process(0), "read", "x", null));
        assertEquals("1 after 7", sent.get(1));
    }
}
