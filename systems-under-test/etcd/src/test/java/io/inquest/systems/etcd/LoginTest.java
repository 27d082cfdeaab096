package io.inquest.systems.etcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.grpc.Status;
import io.inquest.history.Actor;
import io.inquest.history.Operation;
import io.inquest.systems.Completion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that have to log in. */
@Timeout(60)
class LoginTest {
    private final Credentials credentials = new Credentials("someone", "hunter2!");
    private final Login login = new Login(credentials);
    private ScriptedMember member;
    private Driver one;
    private Driver two;

    @BeforeEach
    void begin() throws Exception {
        member = new ScriptedMember();
        member.token = "first";
        one = driver();
        two = driver();
    }

    @AfterEach
    void end() throws Exception {
        one.close();
        two.close();
        member.close();
    }

    private Driver driver() {
        return new Driver(
                Connection.to(member.address(), Optional.empty(), Optional.of(login)),
                "n1",
                false,
                new Locks(60, lease -> {}));
    }

    private static Completion write(Driver driver) {
        return driver.invoke(Operation.of(new Actor(0), "write", 1L, 1L));
    }

    private static Completion fail(String reason) {
        return new Completion.Fail(reason, "n1");
    }

    private static final Completion DONE = new Completion.Ok(1L, "n1");

    @Test
    void theClientsOfAMemberLogInOnce() {
        login.need();
        assertEquals(DONE, write(one));
        assertEquals(DONE, write(two));
        assertEquals(List.of("someone logs in with hunter2!", "update!", "update!"), member.asked);
    }

    @Test
    void whoNeedNotLogInDoesNot() {
        member.token = null;
        assertEquals(DONE, write(one));
        assertEquals(List.of("update!"), member.asked);
    }

    /** A member that was started again knows no tokens: it refuses before it does anything. */
    @Test
    void aTokenThatIsKnownNoMoreFailsOneOperationAndIsGotAnew() {
        login.need();
        assertEquals(DONE, write(one));
        member.token = "second";
        assertEquals(fail("unauthenticated: etcdserver: invalid auth token"), write(one));
        assertEquals(DONE, write(one));
        assertEquals(DONE, write(two));
    }

    @Test
    void whoCannotLogInHasAskedForNothing() {
        login.need();
        member.loginsFail = Status.UNAVAILABLE.withDescription("etcdserver: request timed out");
        assertEquals(fail("unavailable: etcdserver: request timed out"), write(one));
        assertEquals(List.of("someone logs in with hunter2!"), member.asked);
    }

    @Test
    void aPasswordIsNotTold() {
        assertFalse((credentials + " " + credentials.of("root") + " " + Optional.of(credentials)).contains("hunter2!"));
    }
}
