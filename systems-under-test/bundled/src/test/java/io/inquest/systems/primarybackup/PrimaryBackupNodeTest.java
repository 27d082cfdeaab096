package io.inquest.systems.primarybackup;

import static io.inquest.systems.primarybackup.PrimaryBackupNode.FAILOVER_TIMER;
import static io.inquest.systems.primarybackup.PrimaryBackupNode.HEARTBEAT_TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.systems.keyvalue.ClientReply;
import io.inquest.systems.keyvalue.ClientReply.Done;
import io.inquest.systems.keyvalue.ClientReply.Lost;
import io.inquest.systems.keyvalue.ClientReply.Refused;
import io.inquest.systems.keyvalue.ClientRequest.Execute;
import io.inquest.systems.keyvalue.ClientRequest.ReadLocally;
import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Entry;
import io.inquest.systems.keyvalue.FakeContext;
import io.inquest.systems.keyvalue.FakeContext.Sent;
import io.inquest.systems.keyvalue.Message;
import io.inquest.systems.keyvalue.Result;
import io.inquest.systems.primarybackup.PeerMessage.Append;
import io.inquest.systems.primarybackup.PeerMessage.AppendReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewReply;
import io.inquest.systems.primarybackup.PeerMessage.ViewRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Node 1 of three, message by message. Its own views are 1, 4, 7 and so on. */
class PrimaryBackupNodeTest {
    private static final int CLIENT = 10;
    private static final LogEnd EMPTY = new LogEnd(0, 0, 0);

    private FakeContext fake = new FakeContext();
    private PrimaryBackupNode node;

    private PrimaryBackupNode start(String... options) {
        Map<String, String> all = options.length == 0 ? Map.of() : Map.of(options[0], options[1]);
        PrimaryBackupConfig config = PrimaryBackupProvider.parse(PrimaryBackupTrial.config(null, all));
        node = new PrimaryBackupNode(fake.context(1, 3), config, Observer.NONE);
        node.onStart();
        return node;
    }

    private void sync() {
        fake.disk.syncAll();
    }

    private List<Message> sentTo(int to) {
        return fake.take().stream()
                .filter(sent -> sent.to() == to)
                .map(Sent::message)
                .toList();
    }

    private static Entry write(long view, long number, Object value) {
        return new Entry(view, CLIENT, number, new Command.Write("x", value));
    }

    private static ViewReply follows(long view, boolean asked) {
        return new ViewReply(view, asked, true, EMPTY, 0, List.of());
    }

    private void takeOver() {
        fake.expire(FAILOVER_TIMER, node);
        node.onMessage(0, follows(1, true));
        sync();
        node.onMessage(0, follows(1, false));
        sync();
        fake.take();
    }

    @Test
    void asksFirstThenEntersAViewOfItsOwn() {
        start();
        fake.expire(FAILOVER_TIMER, node);
        assertEquals(List.of(new ViewRequest(1, true, EMPTY)), sentTo(2));
        node.onMessage(0, follows(1, true));
        assertEquals(List.of(), fake.take(), "says nothing before its promise is durable");
        sync();
        assertEquals(List.of(new ViewRequest(1, false, EMPTY)), sentTo(2));
        assertFalse(node.leads());
        node.onMessage(0, follows(1, false));
        assertTrue(node.leads());
        assertEquals(List.of(new Append(1, 0, 0, List.of(), 0)), sentTo(2));
    }

    @Test
    void countsANodeOnce() {
        PrimaryBackupConfig config = PrimaryBackupProvider.parse(PrimaryBackupTrial.config(null, Map.of()));
        node = new PrimaryBackupNode(fake.context(1, 5), config, Observer.NONE);
        node.onStart();
        fake.expire(FAILOVER_TIMER, node);
        node.onMessage(0, follows(1, true));
        node.onMessage(0, follows(1, true));
        sync();
        assertEquals(1, sentTo(2).size(), "two of five are no majority");
        node.onMessage(3, follows(1, true));
        sync();
        assertEquals(List.of(new ViewRequest(1, false, EMPTY)), sentTo(2));
    }

    @Test
    void takesTheNewestLogOfThoseThatFollow() {
        start();
        fake.expire(FAILOVER_TIMER, node);
        node.onMessage(0, follows(1, true));
        sync();
        fake.take();
        List<Entry> newer = List.of(write(2, 1, 5L), write(2, 2, 6L));
        node.onMessage(2, new ViewReply(1, false, true, new LogEnd(2, 2, 2), 0, newer));
        assertEquals(2, ((Append) sentTo(0).get(0)).index());
        assertEquals(1, node.term());
    }

    @Test
    void promisesOnceAndSendsWhatIsNewer() {
        start();
        node.onMessage(0, new Append(3, 0, 0, List.of(write(3, 1, 5L)), 0));
        sync();
        fake.take();
        ViewRequest request = new ViewRequest(5, false, EMPTY);
        node.onMessage(2, request);
        sync();
        assertEquals(0, ((ViewReply) sentTo(2).get(0)).view(), "minds nobody else while it has a primary");
        fake.nowNanos += 2_000_000_000L;
        node.onMessage(2, request);
        assertEquals(List.of(), fake.take(), "says nothing before its promise is durable");
        sync();
        assertEquals(
                List.of(new ViewReply(5, false, true, new LogEnd(3, 1, 3), 0, List.of(write(3, 1, 5L)))), sentTo(2));
        node.onMessage(0, new Append(3, 1, 3, List.of(write(3, 2, 6L)), 0));
        sync();
        assertEquals(List.of(new AppendReply(5, false, 1, 3)), sentTo(0), "follows no earlier primary any more");
    }

    @Test
    void remembersItsPromiseAfterACrash() {
        start();
        node.onMessage(2, new ViewRequest(5, false, EMPTY));
        sync();
        start();
        fake.take();
        node.onMessage(0, new Append(3, 0, 0, List.of(), 0));
        assertEquals(List.of(new AppendReply(5, false, 0, 0)), sentTo(0));
    }

    @Test
    void acknowledgesWhenAMajorityHoldsIt() {
        start();
        takeOver();
        node.onRequest(CLIENT, new Execute(1, 1, new Command.Write("x", 5L)));
        assertEquals(List.of(new Append(1, 0, 0, List.of(write(1, 1, 5L)), 0)), sentTo(2));
        sync();
        assertEquals(List.of(), sentTo(CLIENT));
        node.onMessage(2, new AppendReply(1, true, 1, 1));
        assertEquals(List.of(new Done(1, Result.DONE, 1)), sentTo(CLIENT));
    }

    @Test
    void doesNotCountItselfBeforeItsDiskHasIt() {
        start();
        takeOver();
        node.onRequest(CLIENT, new Execute(1, 1, new Command.Write("x", 5L)));
        node.onMessage(2, new AppendReply(1, true, 1, 1));
        assertEquals(List.of(), sentTo(CLIENT));
        sync();
        assertEquals(1, sentTo(CLIENT).size());
    }

    @Test
    void asynchronouslyItAcknowledgesAlone() {
        start("replication", "async");
        takeOver();
        node.onRequest(CLIENT, new Execute(1, 1, new Command.Write("x", 5L)));
        assertEquals(List.of(), sentTo(CLIENT));
        sync();
        assertEquals(List.of(new Done(1, Result.DONE, 1)), sentTo(CLIENT));
        node.onRequest(CLIENT, new Execute(2, 1, new Command.Read("x")));
        assertEquals(List.of(new Done(2, Result.read(5L), 1)), sentTo(CLIENT));
    }

    @Test
    void semiSynchronouslyItAcknowledgesWithOneBackupOrAfterAWait() {
        start("replication", "semi-sync");
        takeOver();
        node.onRequest(CLIENT, new Execute(1, 1, new Command.Write("x", 5L)));
        sync();
        assertEquals(List.of(), sentTo(CLIENT));
        for (int beat = 0; beat < 5; beat++) {
            node.onMessage(0, new AppendReply(1, false, 0, 0));
            fake.expire(HEARTBEAT_TIMER, node);
        }
        assertEquals(1, sentTo(CLIENT).size(), "after five heartbeats of 100 ms it goes on alone");
        node.onMessage(2, new AppendReply(1, true, 1, 1));
        node.onRequest(CLIENT, new Execute(2, 1, new Command.Write("x", 6L)));
        sync();
        assertEquals(List.of(), sentTo(CLIENT), "a backup has caught up, so it waits again");
        node.onMessage(2, new AppendReply(1, true, 2, 1));
        assertEquals(1, sentTo(CLIENT).size());
    }

    @Test
    void aReadOfTheSynchronousPrimaryIsConfirmedByAMajority() {
        start();
        takeOver();
        node.onRequest(CLIENT, new Execute(1, 1, new Command.Read("x")));
        sync();
        assertEquals(List.of(), sentTo(CLIENT));
        node.onMessage(0, new AppendReply(1, true, 1, 1));
        assertEquals(List.of(new Done(1, Result.read(null), 1)), sentTo(CLIENT));
    }

    @Test
    void sendsAgainWhatABackupIsMissing() {
        start();
        takeOver();
        node.onRequest(CLIENT, new Execute(1, 1, new Command.Write("x", 5L)));
        node.onRequest(CLIENT, new Execute(2, 1, new Command.Write("x", 6L)));
        fake.take();
        node.onMessage(2, new AppendReply(1, false, 1, 1));
        assertEquals(List.of(new Append(1, 1, 1, List.of(write(1, 2, 6L)), 0)), sentTo(2));
        node.onMessage(0, new AppendReply(1, false, 9, 0));
        assertEquals(2, ((Append) sentTo(0).get(0)).rest().size(), "a log that differs is sent from the start");
    }

    @Test
    void givesUpWithoutAMajority() {
        start();
        takeOver();
        node.onRequest(CLIENT, new Execute(1, 1, new Command.Write("x", 5L)));
        sync();
        fake.nowNanos += 2_000_000_000L;
        fake.expire(HEARTBEAT_TIMER, node);
        assertFalse(node.leads());
        assertTrue(sentTo(CLIENT).contains(new Lost(1)));
    }

    @Test
    void aBackupAnswersWhenItsDiskHasIt() {
        start();
        node.onMessage(0, new Append(3, 0, 0, List.of(write(3, 1, 5L)), 1));
        assertEquals(List.of(), fake.take());
        sync();
        assertEquals(List.of(new AppendReply(3, true, 1, 3)), sentTo(0));
        assertEquals(1, node.applied());
    }

    @Test
    void aBackupTakesLateAndDoubledMessagesAsTheyAre() {
        start();
        Append first = new Append(3, 0, 0, List.of(write(3, 1, 5L)), 0);
        node.onMessage(0, first);
        node.onMessage(0, new Append(3, 1, 3, List.of(write(3, 2, 6L)), 0));
        node.onMessage(0, first);
        node.onMessage(0, new Append(3, 5, 3, List.of(), 0));
        sync();
        assertEquals(
                List.of(
                        new AppendReply(3, true, 1, 3),
                        new AppendReply(3, true, 2, 3),
                        new AppendReply(3, true, 2, 3),
                        new AppendReply(3, false, 2, 3)),
                sentTo(0));
    }

    @Test
    void aBackupDropsWhatALaterViewDoesNotHave() {
        start();
        node.onMessage(0, new Append(3, 0, 0, List.of(write(3, 1, 5L), write(3, 2, 6L)), 1));
        node.onMessage(2, new Append(5, 2, 4, List.of(), 1));
        node.onMessage(2, new Append(5, 1, 3, List.of(write(5, 1, 7L)), 1));
        sync();
        assertEquals(List.of(new AppendReply(5, false, 2, 3), new AppendReply(5, true, 2, 5)), sentTo(2));
        assertEquals(5, node.term());
    }

    @Test
    void refusesForCertainWhatItNeverTookAndNeverWill() {
        start();
        takeOver();
        node.onRequest(CLIENT, new Execute(3, 1, new Command.Write("x", 5L)));
        node.onMessage(2, new Append(2, 0, 0, List.of(), 0));
        sync();
        fake.take();
        node.onRequest(CLIENT, new Execute(3, 1, new Command.Write("x", 5L)));
        node.onRequest(CLIENT, new Execute(4, 1, new Command.Write("x", 5L)));
        node.onRequest(CLIENT, new Execute(5, 2, new Command.Write("x", 5L)));
        node.onRequest(CLIENT, new Execute(6, 4, new Command.Write("x", 5L)));
        assertEquals(
                List.of(
                        new Refused(3, 1, 2, 2, false), // it took a copy of this
                        new Refused(4, 1, 2, 2, true),
                        new Refused(5, 2, 2, 2, true), // another's view
                        new Refused(6, 4, 2, 2, false)), // a view it may yet enter
                sentTo(CLIENT));
    }

    @Test
    void afterACrashItIsNotCertainOfItsOwnViews() {
        start();
        takeOver();
        start();
        node.onRequest(CLIENT, new Execute(3, 1, new Command.Write("x", 5L)));
        assertEquals(List.of(new Refused(3, 1, 1, ClientReply.NOBODY, false)), sentTo(CLIENT));
    }

    @Test
    void anyNodeReadsWhatItHasAppliedOnceThatIsEnough() {
        start("reads", "any");
        node.onMessage(0, new Append(3, 0, 0, List.of(write(3, 1, 5L), write(3, 2, 6L)), 1));
        node.onRequest(CLIENT, new ReadLocally(1, 1, "x"));
        node.onRequest(CLIENT, new ReadLocally(2, 2, "x"));
        assertEquals(List.of(new Done(1, Result.read(5L), 1)), sentTo(CLIENT));
        node.onMessage(0, new Append(3, 2, 3, List.of(), 2));
        assertEquals(List.of(new Done(2, Result.read(6L), 2)), sentTo(CLIENT));
    }
}
