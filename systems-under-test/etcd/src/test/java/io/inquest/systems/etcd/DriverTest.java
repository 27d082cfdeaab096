package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.grpc.Status;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the client says of each answer, and what it asks. */
@Timeout(60)
class DriverTest {
    private static final Status TIMED_OUT = Status.UNAVAILABLE.withDescription("etcdserver: request timed out");
    private static final Status NO_LEADER = Status.UNAVAILABLE.withDescription("etcdserver: no leader");

    private final List<Long> leases = new ArrayList<>();
    private ScriptedMember member;
    private Driver driver;

    @BeforeEach
    void begin() throws Exception {
        member = new ScriptedMember();
        driver = driver(false);
    }

    @AfterEach
    void end() throws Exception {
        driver.close();
        member.close();
    }

    private Driver driver(boolean serializableReads) {
        return new Driver(
                Connection.to(member.address(), Optional.empty(), Optional.empty()),
                "n1",
                serializableReads,
                new Locks(60, leases::add));
    }

    private Completion ask(String f, Object key, Object value) {
        return driver.invoke(Operation.of(new Actor(0), f, key, value));
    }

    private static Completion ok(Object value) {
        return new Completion.Ok(value, "n1");
    }

    private static Completion fail(String reason) {
        return new Completion.Fail(reason, "n1");
    }

    private static Completion unknown(String reason) {
        return new Completion.Unknown(reason, "n1");
    }

    private static List<Object> read(long key) {
        return Collections.unmodifiableList(Arrays.asList("r", key, null));
    }

    @Test
    void everyUpdateThatMayHaveHappenedIsUnknown() {
        member.updatesFail = TIMED_OUT;
        Completion doubt = unknown("unavailable: etcdserver: request timed out");
        assertEquals(doubt, ask("write", 1L, 1L));
        assertEquals(doubt, ask("cas", 1L, List.of(1L, 2L)));
        assertEquals(doubt, ask("add", 1L, 1L));
        assertEquals(doubt, ask("txn", null, List.of(List.of("append", 1L, 1L))));
        assertEquals(doubt, ask("acquire", 1L, null));
    }

    @Test
    void anUpdateInDoubtIsNotAskedForAgain() {
        member.updatesFail = TIMED_OUT;
        ask("write", 1L, 1L);
        assertEquals(List.of("update!"), member.asked);
        member.asked.clear();
        ask("txn", null, List.of(List.of("append", 1L, 1L)));
        assertEquals(List.of("read!", "update!"), member.asked);
    }

    @Test
    void whatEtcdRefusesBeforeItProposesItFailed() {
        member.updatesFail = NO_LEADER;
        assertEquals(fail("unavailable: etcdserver: no leader"), ask("write", 1L, 1L));
    }

    @Test
    void whatReadsOnlyFailsWhateverIsSaid() {
        member.readsFail = TIMED_OUT;
        Completion failed = fail("unavailable: etcdserver: request timed out");
        assertEquals(failed, ask("read", 1L, null));
        assertEquals(failed, ask("txn", null, List.of(read(1L), read(2L))));
        assertEquals(failed, ask("txn", null, List.of(List.of("append", 1L, 1L))));
        assertEquals(List.of("read!", "read!", "read!"), member.asked);
    }

    @Test
    void whatWasNeverSentFailed() throws Exception {
        assertEquals(ok(1L), ask("write", 1L, 1L));
        member.close();
        Completion completion = ask("write", 1L, 2L);
        while (completion instanceof Completion.Unknown) { // before it is seen that the connection is gone
            completion = ask("write", 1L, 2L);
        }
        assertInstanceOf(Completion.Fail.class, completion);
    }

    @Test
    void comparisonsThatDoNotHoldAreCertainToo() {
        member.matches = false;
        assertEquals(fail("mismatch"), ask("cas", 1L, List.of(1L, 2L)));
        assertEquals(fail("held"), ask("acquire", 1L, null));
        member.asked.clear();
        assertEquals(fail("conflict"), ask("txn", null, List.of(List.of("append", 1L, 1L))));
        assertEquals(10, member.asked.size(), member.asked::toString);
    }

    @Test
    void aLocksTokenIsTheRevisionOfItsKey() {
        assertEquals(ok(17L), ask("acquire", 1L, null));
        assertEquals(List.of(5L), leases);
        assertEquals(ok(17L), ask("acquire", 2L, null));
        assertEquals(List.of(5L), leases, "one lease a client");
        assertEquals(ok(null), ask("release", 1L, null));
        assertEquals(fail("not held"), ask("release", 1L, null));
    }

    @Test
    void whatIsWrittenBlindlyIsNotReadBefore() {
        assertEquals(ok(List.of(List.of("w", 1L, 1L))), ask("txn", null, List.of(List.of("w", 1L, 1L))));
        assertEquals(List.of("update!"), member.asked);
    }

    @Test
    void serializableReadsNeedNoLeaderAndUpdatesStillDo() {
        driver.close();
        driver = driver(true);
        ask("read", 1L, null);
        ask("txn", null, List.of(read(1L)));
        ask("write", 1L, 1L);
        ask("add", 2L, 1L);
        assertEquals(List.of("serializable read", "serializable read", "update!", "read!", "update!"), member.asked);
    }

    @Test
    void whatItCannotDoFails() {
        assertEquals(
                fail("this client cannot dequeue: it can acquire, add, cas, read, release, txn, write"),
                ask("dequeue", 1L, null));
        assertInstanceOf(Completion.Fail.class, ask("txn", null, List.of(List.of("inc", 1L, 1L))));
        assertEquals(List.of(), member.asked);
    }
}
