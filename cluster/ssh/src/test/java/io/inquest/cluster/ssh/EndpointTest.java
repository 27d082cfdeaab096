package io.inquest.cluster.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static Endpoint one(String line) {
        return Endpoint.parse(List.of(line)).get(0);
    }

    @Test
    void aNameAlone() {
        assertEquals(new Endpoint("n1", Optional.empty(), "db.example", 22), one("db.example"));
    }

    @Test
    void userPortAndName() {
        assertEquals(new Endpoint("left", Optional.of("root"), "10.0.0.1", 2222), one("root@10.0.0.1:2222 name=left"));
    }

    @Test
    void anAddressOfVersionSixInBrackets() {
        assertEquals(new Endpoint("n1", Optional.of("me"), "fd00::2", 2222), one("me@[fd00::2]:2222"));
        assertEquals(new Endpoint("n1", Optional.empty(), "::1", 22), one("[::1]"));
    }

    /** It has colons, but none is ahead of a port. */
    @Test
    void anAddressOfVersionSixWithoutBrackets() {
        assertEquals(new Endpoint("n1", Optional.empty(), "fd00::2", 22), one("fd00::2"));
    }

    @Test
    void nodesAreNumberedByHostsNotByLines() {
        List<Endpoint> endpoints = Endpoint.parse(List.of("# three", "a", "", "b # not c", "  "));
        assertEquals(List.of("n1", "n2"), endpoints.stream().map(Endpoint::name).toList());
        assertEquals(List.of("a", "b"), endpoints.stream().map(Endpoint::host).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a:0",
                "a:65536",
                "a:b",
                "a b",
                "@a",
                "a@",
                "a name=x/y",
                "a name=",
                "[::1",
                "a:1:2x",
                "a=1 nom=b",
                "-oProxyCommand=x name=../x"
            })
    void whatIsNoHostIsRefusedWithAnExample(String line) {
        String message =
                assertThrows(IllegalArgumentException.class, () -> one(line)).getMessage();
        assertTrue(message.contains("[user@]host[:port]"), message);
    }

    @Test
    void aHostTwiceIsRefusedButAnotherPortIsAnotherHost() {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(List.of("a", "b@a:22")));
        assertEquals(2, Endpoint.parse(List.of("a", "a:23")).size());
    }

    @Test
    void twoOfANameAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Endpoint.parse(List.of("a name=n2", "b")));
    }
}
