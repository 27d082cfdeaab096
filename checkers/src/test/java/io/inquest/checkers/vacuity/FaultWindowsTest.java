package io.inquest.checkers.vacuity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FaultWindowsTest {
    private static String windows(String script) {
        StringBuilder text = new StringBuilder();
        for (FaultWindow window : FaultWindows.of(Script.of(script))) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(window.fault())
                    .append(window.id() == null ? "" : window.id())
                    .append(" [" + window.start() + "," + window.end() + ") ")
                    .append(window.effect());
        }
        return text.toString();
    }

    @Test
    void aFaultLastsFromItsStartToItsEnd() {
        assertEquals("kill1 [2,5) SEEN", windows("read:ok +kill1 read:ok -kill1=true read:ok"));
    }

    @Test
    void faultsOverlap() {
        assertEquals(
                "kill1 [0,4) SEEN, cut2 [1,5) NONE", windows("+kill1 +cut2 read:ok -kill1=true -cut2=false read:ok"));
    }

    @Test
    void withoutAnEndItLastsToTheEndOfTheFile() {
        assertEquals("kill1 [0,3) UNKNOWN", windows("+kill1 read:ok"));
        assertEquals("kill1 [0,3) SEEN", windows("+kill1=true read:ok"));
    }

    @Test
    void theEffectSaidAtTheEndCounts() {
        assertEquals("kill1 [0,1) NONE", windows("+kill1=true -kill1=false"));
        assertEquals("kill1 [0,1) SEEN", windows("+kill1=true -kill1"));
    }

    @Test
    void aFaultThatFailedToBeginHasNoEffectAndNoLength() {
        assertEquals("kill1 [0,0) NONE", windows("+kill1! read:ok -kill1!"));
    }

    @Test
    void anEndThatFailedEndsNothing() {
        assertEquals("kill1 [0,4) SEEN", windows("+kill1 read:ok -kill1! -kill1=true read:ok"));
        assertEquals("kill1 [0,4) UNKNOWN", windows("+kill1 read:ok -kill1!"));
    }

    @Test
    void anEndIsOfTheFaultOfItsNameAndId() {
        assertEquals("kill1 [0,4) UNKNOWN, kill2 [1,3) SEEN", windows("+kill1 +kill2 -cut1 -kill2=true"));
        assertEquals("", windows("-kill1 read:ok"));
    }

    @Test
    void anIdUsedAgainIsAnotherFault() {
        assertEquals("kill1 [0,1) SEEN, kill1 [2,3) NONE", windows("+kill1 -kill1=true +kill1 -kill1=false"));
    }

    @Test
    void theLastNemesisEventOfAnotherToolEndsTheLastFault() {
        assertEquals("nemesis [2,6) UNKNOWN", windows("read:ok *start read:ok *stop *stop read:ok"));
        assertEquals("nemesis [0,0) UNKNOWN", windows("*start read:ok"));
    }

    @Test
    void theQuietPeriodBeginsAfterTheLastEnd() {
        assertEquals(0, FaultWindows.endOfLast(FaultWindows.of(Script.of("read:ok"))));
        assertEquals(4, FaultWindows.endOfLast(FaultWindows.of(Script.of("+kill1 +cut2 -cut2 read: -kill1 read:ok"))));
    }
}
