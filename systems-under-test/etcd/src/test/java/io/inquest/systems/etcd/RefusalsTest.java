package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static boolean certain(Status status, String description) {
        return Refusals.isCertain(status.withDescription(description), true);
    }

    @Test
    void whatWasRefusedBeforeItWasProposedIsCertain() {
        assertTrue(certain(Status.UNAVAILABLE, "etcdserver: no leader"));
        assertTrue(certain(Status.RESOURCE_EXHAUSTED, "etcdserver: too many requests"));
        assertTrue(certain(Status.INVALID_ARGUMENT, "etcdserver: request is too large"));
        assertTrue(certain(Status.NOT_FOUND, "etcdserver: requested lease not found"));
    }

    @Test
    void whatMayYetBeAppliedIsNot() {
        assertFalse(certain(Status.UNAVAILABLE, "etcdserver: request timed out"));
        assertFalse(
                certain(Status.UNAVAILABLE, "etcdserver: request timed out, possibly due to previous leader failure"));
        assertFalse(certain(Status.UNAVAILABLE, "etcdserver: leader changed"));
        assertFalse(certain(Status.UNAVAILABLE, "etcdserver: server stopped"));
        assertFalse(certain(Status.UNAVAILABLE, "transport is closing"));
        assertFalse(certain(Status.UNKNOWN, "raft proposal dropped"));
        assertFalse(certain(Status.DEADLINE_EXCEEDED, "context deadline exceeded"));
        assertFalse(certain(Status.CANCELLED, "Thread interrupted"));
        assertFalse(certain(Status.UNAVAILABLE, null));
    }

    /** etcd says it also of the write that used the last of the space, which was applied. */
    @Test
    void aFullDatabaseIsNot() {
        assertFalse(certain(Status.RESOURCE_EXHAUSTED, "etcdserver: mvcc: database space exceeded"));
    }

    @Test
    void whatNeverLeftIsCertainWhateverWasSaidOfIt() {
        assertTrue(Refusals.isCertain(Status.UNAVAILABLE, false));
        assertTrue(Refusals.isCertain(Status.DEADLINE_EXCEEDED, false));
    }

    @Test
    void saysItInALine() {
        Status refused = Status.UNAVAILABLE
                .withDescription("io exception\nChannel Pipeline: [a, b, c]")
                .withCause(new IOException("Connection refused: /127.0.0.1:1"));
        assertEquals("unavailable: io exception: Connection refused: /127.0.0.1:1", Refusals.words(refused));
        assertEquals("deadline exceeded", Refusals.words(Status.DEADLINE_EXCEEDED));
        assertEquals(
                "deadline exceeded",
                Refusals.words(Status.DEADLINE_EXCEEDED.withDescription(
                        "CallOptions deadline exceeded after 3.96s. Name resolution delay 0.1 seconds.")));
    }
}
