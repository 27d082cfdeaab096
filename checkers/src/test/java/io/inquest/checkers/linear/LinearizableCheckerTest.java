package io.inquest.checkers.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.model.Models;
import io.inquest.history.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearizableCheckerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 read x | 0 ok null",
                "0 write x 1 | 0 ok | 1 read x | 1 ok 1",
                // concurrent with the write, before or after it
                "0 write x 1 | 1 read x | 1 ok null | 0 ok",
                "0 write x 1 | 1 read x | 1 ok 1 | 0 ok",
                // an info write may take effect late, or never
                "0 write x 1 | 0 info | 1 read x | 1 ok null | 1 read x | 1 ok 1",
                "0 write x 1 | 0 info | 1 write x 2 | 1 ok | 1 read x | 1 ok 1",
                "0 write x 1 | 0 info | 1 read x | 1 ok null",
                // an operation without completion is an info
                "0 write x 1 | 1 read x | 1 ok null | 1 read x | 1 ok 1",
                // an info read says nothing, and a failed write did not happen
                "0 write x 1 | 0 ok | 1 read x | 1 info | 2 read x | 2 ok 1",
                "0 write x 1 | 0 fail | 1 read x | 1 ok null",
                "0 cas x null,1 | 0 ok | 1 cas x 1,2 | 1 ok | 1 read x | 1 ok 2",
                // a refused cas has read another value than its old one
                "0 write x 1 | 0 ok | 1 cas x 2,3 | 1 fail mismatch | 1 read x | 1 ok 1",
                // failed for another reason it has read nothing
                "0 write x 2 | 0 ok | 1 cas x 2,3 | 1 fail timeout | 1 read x | 1 ok 2",
                "0 write x 1 | 0 ok | 1 cas x 1,2 | 1 info | 2 read x | 2 ok 1 | 2 read x | 2 ok 2",
                // null written is nothing there
                "0 write x 1 | 0 ok | 0 write x null | 0 ok | 0 read x | 0 ok null",
                "0 write x 1 | 0 ok | 1 write y 2 | 1 ok | 0 read y | 0 ok 2 | 1 read x | 1 ok 1",
            })
    void linearizableRegisters(String text) {
        History history = Written.history(text);
        assertEquals(Validity.VALID, Check.verdict(history).validity());
        Replay.verify(history, Models.installed().find("register").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 write x 1 | 0 ok | 1 read x | 1 ok null",
                "0 write x 1 | 0 ok | 0 write x 2 | 0 ok | 1 read x | 1 ok 1",
                // two reads see a concurrent write come and go
                "0 write x 1 | 1 read x | 1 ok 1 | 1 read x | 1 ok null | 0 ok",
                // an info write takes effect once
                "0 write x 1 | 0 info | 1 read x | 1 ok 1 | 2 write x 2 | 2 ok | 1 read x | 1 ok 2 | 1 read x | 1 ok 1",
                // and not before its invocation
                "1 read x | 1 ok 1 | 0 write x 1 | 0 info",
                "0 cas x 1,2 | 0 ok",
                "0 write x 1 | 0 ok | 1 cas x 1,2 | 1 fail mismatch",
                "0 cas x null,2 | 0 fail mismatch",
                "0 write x 1 | 0 ok | 1 cas x 1,2 | 1 info | 2 read x | 2 ok 2 | 2 read x | 2 ok 1",
                "0 write x 1 | 0 ok | 0 write x null | 0 ok | 0 read x | 0 ok 1",
                "0 write x 1 | 0 ok | 1 write y 2 | 1 ok | 0 read y | 0 ok null | 1 read x | 1 ok 1",
            })
    void notLinearizableRegisters(String text) {
        Verdict verdict = Check.verdict(text);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals("nonlinearizable", verdict.findings().get(0).type());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 get x | 0 ok null | 1 get x | 1 ok ''",
                "0 put x a | 0 ok | 0 append x b | 0 ok | 0 get x | 0 ok ab",
                "0 append x a | 1 append x b | 0 ok | 1 ok | 0 get x | 0 ok ba",
                "0 put x a | 0 ok | 0 put x '' | 0 ok | 0 get x | 0 ok null",
                "0 put x a | 0 ok | 0 put x null | 0 ok | 0 get x | 0 ok ''",
                "0 append x a | 0 info | 1 append x b | 1 ok | 1 get x | 1 ok b | 1 get x | 1 ok ba",
                "0 append x a | 0 fail | 1 get x | 1 ok ''",
            })
    void linearizableKv(String text) {
        History history = Written.history(text);
        assertEquals(Validity.VALID, Check.verdict(history).validity());
        Replay.verify(history, Models.installed().find("kv").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 put x a | 0 ok | 0 get x | 0 ok ''",
                "0 append x a | 0 ok | 1 append x b | 1 ok | 0 get x | 0 ok ba",
                "0 append x a | 0 info | 1 get x | 1 ok a | 1 get x | 1 ok aa",
            })
    void notLinearizableKv(String text) {
        assertEquals(Validity.INVALID, Check.verdict(text).validity());
    }

    @Test
    void anUnknownOperationIsNamed() {
        Verdict verdict = Check.verdict("0 write x 1 | 0 ok | 0 increment x 1 | 0 ok");
        assertEquals(Validity.UNKNOWN, verdict.validity());
        assertEquals("operation increment", verdict.findings().get(0).type());
        assertTrue(verdict.findings().get(0).explanation().contains("cas, read, write"));
    }
}
