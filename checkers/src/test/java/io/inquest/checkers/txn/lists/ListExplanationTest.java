package io.inquest.checkers.txn.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.txn.TxnAnomaly;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListExplanationTest {
    @Test
    void eachEdgeNamesTheMicroOperationsThatMakeIt() {
        Finding finding = Drawing.only(
                Drawing.sideBySide("append x 1 append y 2", "append x 2 append y 1", "r x [1,2] r y [1,2]"),
                TxnAnomaly.G0);
        assertEquals(
                "T0 and T1 depend on one another in a circle, each writing after the one before it."
                        + " T0 (process 0, event 0) is [append x 1 append y 2]. T1 (process 1, event 1) is [append x 2 append y"
                        + " 1]. T2 (process 2, event 2) is [r x [1 2] r y [1 2]]. T1 appended 2 to x after T0 had appended"
                        + " 1: T2 read [1 2]; T0 appended 2 to y after T1 had appended 1: T2 read [1 2]. So each of them"
                        + " comes before itself.",
                finding.explanation());
        assertEquals(List.of(0, 1, 2), finding.operations());
    }

    @Test
    @SuppressWarnings("unchecked")
    void theDetailsHaveTheCycleForAPicture() {
        Finding finding = Drawing.only(
                Drawing.sideBySide("r x [] append y 1", "r y [] append x 1", "r x [1]"), TxnAnomaly.WRITE_SKEW);
        List<Map<String, Object>> transactions =
                (List<Map<String, Object>>) finding.details().get("transactions");
        assertEquals(List.of("r x []", "append y 1"), transactions.get(0).get("operations"));
        assertEquals("T1", transactions.get(1).get("name"));
        assertEquals(1L, transactions.get(1).get("invocation"));
        List<Map<String, Object>> edges =
                (List<Map<String, Object>>) finding.details().get("edges");
        assertEquals(2, edges.size());
        Map<String, Object> first = edges.get(0);
        assertEquals("T0", first.get("from"));
        assertEquals("T1", first.get("to"));
        assertEquals("rw", first.get("type"));
        assertEquals("x", first.get("key"));
        assertEquals(0L, first.get("fromOperation"));
        assertEquals(1L, first.get("toOperation"));
        assertEquals("T0 read [] from x, without the 1 that T1 appended: T2 read [1]", first.get("text"));
        assertEquals(List.of("repeatable-read"), finding.details().get("violates"));
        assertEquals("It rules out repeatable-read, and every model that implies it.", finding.ruledOut());
    }

    @Test
    void ordersSayWhichEventsMakeThem() {
        Finding finding = Drawing.only("0: [txn append x 1] [txn r x []]", TxnAnomaly.G_SINGLE_PROCESS);
        assertTrue(
                finding.explanation().contains("T0 completed (event 1) before the same process invoked T1 (event 2)"),
                finding.explanation());
        Finding late =
                Drawing.only("0: [txn append x 1]\n1:                  [txn r x []]", TxnAnomaly.G_SINGLE_REALTIME);
        assertTrue(
                late.explanation().contains("T0 completed (event 1) before T1 was invoked (event 2)"),
                late.explanation());
    }

    @Test
    void theShortestCycleIsShownAndTheOthersOfTheComponentAreNot() {
        List<Finding> findings = Drawing.findings(Drawing.sideBySide(
                "r s [] append x 1",
                "r x [] append p 1",
                "r p [] append q 1",
                "r q [] append s 1 append y 1",
                "r y [] append z 1",
                "r z [] append q 2"));
        assertEquals(1, findings.size());
        assertEquals("G2-item", findings.get(0).type());
        assertEquals(List.of(3, 5, 4), findings.get(0).operations());
    }
}
