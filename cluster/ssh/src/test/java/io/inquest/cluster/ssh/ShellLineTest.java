package io.inquest.cluster.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellLineTest {
    @Test
    void everyWordIsQuoted() {
        assertEquals("'rm' '-rf' '--' 'a b'", ShellLine.of(List.of("rm", "-rf", "--", "a b")));
    }

    @Test
    void aSingleQuoteLeavesTheQuotesAndComesBack() {
        assertEquals("'it'\\''s'", ShellLine.of(List.of("it's")));
    }

    @Test
    void anEmptyWordIsOne() {
        assertEquals("'a' '' 'b'", ShellLine.of(List.of("a", "", "b")));
    }
}
