package io.inquest.history.formats;

import static io.inquest.history.formats.Shown.assertReads;
import static io.inquest.history.formats.Shown.assertRefuses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JepsenLogFormatTest {
    private final JepsenLogFormat log = new JepsenLogFormat();

    @Test
    void readsOperationsAmongOtherLines() {
        assertReads(
                log::read, """
                INFO  jepsen.core - Starting
                INFO  jepsen.util - 0\t:invoke\t:cas\t[1 2]
                INFO  jepsen.util - :nemesis\t:info\t:start\t"Cut off"\r
                2026-01-01 00:00:00,1{GMT} INFO [worker 0] jepsen.util: 0\t:fail\t:cas\t[1 2]\t:refused
                """, "0 invoke cas [1,2]", "nemesis info start \"Cut off\"", "0 fail cas [1,2] !refused");
    }

    @Test
    void readsColumnsPartedBySpaces() {
        assertReads(log::read, """
                INFO  jepsen.util - 1   :invoke :write  3
                INFO  jepsen.util - 1   :info   :write  :timed-out
                INFO  jepsen.util - 2   :invoke :read
                """, "1 invoke write 3", "1 info write \"timed-out\"", "2 invoke read null");
    }

    @Test
    void saysWhatItMissed() {
        assertRefuses(
                log::read,
                "nothing\nof the kind\n",
                "h:2: expected lines such as \"INFO  jepsen.util - 0\t:invoke\t:read\tnil\", found none in the file");
        assertRefuses(
                log::read,
                "jepsen.util - 0\t:invoke\t:read\tnil\njepsen.util - bob\t:invoke\t:read\tnil\n",
                "h:2:15: expected a process number or :nemesis, found \"bob\"");
        assertRefuses(
                log::read, "jepsen.util - 0\t:invoke\t:cas\t[1 2", "h:1:30: expected \"]\", found the end of the file");
    }

    @Test
    void isToldByItsLook() {
        assertTrue(log.looksLike("x\ny\r\nINFO  jepsen.util - 0\t:invoke\t:read\tnil\r\nz"));
        assertFalse(log.looksLike("INFO  jepsen.util - Starting up"));
        assertFalse(log.looksLike("{:type :invoke}"));
    }
}
