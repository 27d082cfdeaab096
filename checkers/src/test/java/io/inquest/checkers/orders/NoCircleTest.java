package io.inquest.checkers.orders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.Preparation;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.HistoryNotation;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A history that no forced circle shows to have no order: whichever write of x comes first, the writes of y have none. */
class NoCircleTest {
    private static final CheckContext CONTEXT = CheckContext.defaults().withSettings(Map.of("object", "register"));

    private static final String TWO_CASES = """
            0: [w x 1] [w a 1]
            1: [w x 2] [w b 1]
            2: [r a 1] [r b 1] [r y 1]
            3: [r a 1] [r b 1] [r y 2]
            4: [w y 1] [w c 1]
            5: [w y 2] [w d 1]
            6: [r c 1] [r d 1] [r x 1]
            7: [r c 1] [r d 1] [r x 2]
            """;
    /** Nothing to do with it. */
    private static final String MORE = """
            8: [w z 1] [w z 2] [r z 2]
            9: [r z 1] [r x 1]
            """;

    private static Verdict verdict(String drawing) {
        return new SequentialChecker().check(HistoryNotation.parse(drawing), CONTEXT);
    }

    private static Registers registers(String drawing, Meter meter) {
        return Preparation.ofUniqueWrites(HistoryNotation.parse(drawing), CONTEXT, meter);
    }

    @Test
    void itIsSaidInTwoCases() {
        Finding finding = verdict(TWO_CASES + MORE).findings().get(0);
        assertEquals("sequential", finding.type());
        String text = finding.explanation();
        assertTrue(text.startsWith("Suppose that the write of "), text);
        assertEquals(2, text.split("So each of these comes before itself").length - 1, text);
        assertTrue(text.contains(" Suppose now that the write of "), text);
        assertEquals(20, finding.operations().size(), text);
    }

    @Test
    void eachOperationIsNeeded() {
        for (String read : new String[] {"[r a 1] [r b 1] [r y 2]", "[r c 1] [r d 1] [r x 1]"}) {
            String[] words = read.split("(?<=\\]) ");
            for (String word : words) {
                int at = TWO_CASES.indexOf(read) + read.indexOf(word);
                String fewer = TWO_CASES.substring(0, at)
                        + " ".repeat(word.length())
                        + TWO_CASES.substring(at + word.length());
                assertEquals(Validity.VALID, verdict(fewer).validity(), fewer);
            }
        }
    }

    @Test
    void nothingIsForced() {
        Meter meter = Meter.start(CONTEXT);
        Registers registers = registers(TWO_CASES, meter);
        Agreement agreement = new Agreement(registers, new int[] {Saturation.ALL}, meter);
        assertEquals(Agreement.NONE, agreement.cyclic());
        assertEquals(FrontierSearch.Outcome.NONE, agreement.find(Long.MAX_VALUE));
        Agreement again = new Agreement(registers, new int[] {Saturation.ALL}, meter);
        assertEquals(FrontierSearch.Outcome.STOPPED, again.find(-1));
    }

    @Test
    void whereOrdersEndIsSaidToo() {
        Meter meter = Meter.start(CONTEXT);
        Registers registers = registers(TWO_CASES, meter);
        RegisterSearch search = RegisterOrder.search(registers, meter);
        assertFalse(search.find());
        String text = new RegisterImpasse(registers, search, meter)
                .finding("sequential", registers.operations())
                .explanation();
        assertTrue(text.startsWith("No order of the 20 operations is legal and has those of each process"), text);
        assertTrue(text.contains(", but first process "), text);
    }

    @Test
    void processesThatNeedNotAgreeOnAllHaveTheirOrders() {
        assertEquals(
                Validity.VALID,
                new ProcessorChecker()
                        .check(HistoryNotation.parse(TWO_CASES), CONTEXT)
                        .validity());
    }
}
