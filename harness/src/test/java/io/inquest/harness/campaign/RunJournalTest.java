package io.inquest.harness.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.harness.runner.RunListener;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunJournalTest {
    private static Event nemesis(long timeNanos, String error) {
        return new Event(-1, timeNanos, EventType.INFO, Actor.NEMESIS, "kill", null, Map.of("id", 1L), null, error);
    }

    @Test
    void linesAreWhatTheRunDoesWhatIsNotedAndWhatBroke() {
        RunJournal.Kept kept = new RunJournal.Kept();
        RunJournal journal = new RunJournal(kept);
        journal.phase("setting up", 0);
        journal.note("the second half\nbegins", 1_999_999);
        journal.event(Event.invoke(Actor.process(0), "read", null, null).withTime(2_000_000));
        journal.event(nemesis(2_000_000, null));
        journal.event(nemesis(3_000_000, "took no effect"));
        assertEquals(
                List.of(
                        "0 ms: setting up",
                        "1 ms: the second half\n    begins",
                        "2 ms: kill {\"id\":1}",
                        "3 ms: kill {\"id\":1}, failed: took no effect"),
                kept.text());
    }

    @Test
    void aGeneratorThatNeverStopsNotingIsCutOff() {
        RunJournal.Kept kept = new RunJournal.Kept();
        RunJournal journal = new RunJournal(kept);
        for (int i = 0; i < 100_002; i++) {
            journal.note("again", i);
        }
        List<String> text = kept.text();
        assertEquals(100_001, text.size());
        assertEquals("and 2 more lines; the run alone (inquest run --seed) has them all", text.get(100_000));
    }

    /** As for a single run with a log of its messages, which listens too. */
    @Test
    void twoListenersBothHearWhatIsNoted() {
        List<String> heard = new ArrayList<>();
        RunListener one = new RunJournal(line -> heard.add("one " + line.get()));
        RunListener other = new RunJournal(line -> heard.add("other " + line.get()));
        RunListener both = one.and(other);
        both.phase("healing", 0);
        both.note("half", 0);
        both.event(nemesis(0, null));
        assertEquals(
                List.of(
                        "one 0 ms: healing",
                        "other 0 ms: healing",
                        "one 0 ms: half",
                        "other 0 ms: half",
                        "one 0 ms: kill {\"id\":1}",
                        "other 0 ms: kill {\"id\":1}"),
                heard);
    }
}
