package io.inquest.systems.primarybackup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.systems.keyvalue.Command;
import io.inquest.systems.keyvalue.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateLogTest {
    private final UpdateLog log = new UpdateLog();

    static Entry entry(long view, long number) {
        return new Entry(view, 9, number, new Command.Write("x", number));
    }

    @Test
    void tellsWhereItEnds() {
        assertEquals(new LogEnd(0, 0, 0), log.end());
        log.adopt(4, 0, List.of(entry(2, 1), entry(4, 2)));
        assertEquals(new LogEnd(4, 2, 4), log.end());
    }

    @Test
    void knowsAnEntryByItsViewAndIndex() {
        log.adopt(4, 0, List.of(entry(2, 1), entry(4, 2)));
        assertTrue(log.has(0, 0));
        assertTrue(log.has(1, 2));
        assertFalse(log.has(1, 4));
        assertFalse(log.has(3, 4));
    }

    @Test
    void adoptingKeepsWhatIsTheSameAndDropsTheRest() {
        log.adopt(4, 0, List.of(entry(2, 1), entry(2, 2), entry(4, 3)));
        assertEquals(2, log.adopt(7, 1, List.of(entry(2, 2), entry(5, 4))));
        assertEquals(List.of(entry(2, 1), entry(2, 2), entry(5, 4)), log.after(0));
        assertEquals(7, log.view());
    }

    @Test
    void adoptingLessDropsWhatIsBeyond() {
        log.adopt(4, 0, List.of(entry(2, 1), entry(4, 2)));
        assertEquals(1, log.adopt(7, 1, List.of()));
        assertEquals(1, log.length());
    }

    @Test
    void aLaterViewsLogIsNewerHoweverShort() {
        assertTrue(new LogEnd(5, 1, 5).isNewerThan(new LogEnd(4, 9, 4)));
        assertTrue(new LogEnd(5, 2, 5).isNewerThan(new LogEnd(5, 1, 5)));
        assertFalse(new LogEnd(5, 2, 5).isNewerThan(new LogEnd(5, 2, 5)));
        assertFalse(new LogEnd(4, 9, 4).isNewerThan(new LogEnd(5, 1, 5)));
    }
}
