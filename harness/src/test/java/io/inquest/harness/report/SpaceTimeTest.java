package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.cluster.program.Legible;
import io.inquest.cluster.sim.Fate;
import io.inquest.cluster.sim.NodeEvent;
import io.inquest.harness.results.MessageLog;
import io.inquest.harness.results.RunFolder;
import io.inquest.history.Event;
import io.inquest.history.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The messages around a stale read, or around whatever else there is. */
class SpaceTimeTest {
    private static final long MS = 1_000_000;
    private static final int BYTES_MAX = 2_000_000;

    @TempDir
    Path root;

    /** A message with a label of its own. */
    private record Say(String brief, boolean isRoutine) implements Legible {}

    private static Say say(String brief) {
        return new Say(brief, false);
    }

    private static Say beat() {
        return new Say("beat", true);
    }

    /** Writes the log of {@link Runs#staleRead}: its events in their places, and what a test adds between them. */
    private static final class Script {
        private final MessageLog log;
        private final History history;
        private int event;
        private long sent;

        Script(RunFolder folder, History history) throws IOException {
            this.log = folder.logMessages(7, List.of("n1", "n2", "n3"), () -> 0);
            this.history = history;
        }

        /** The history's events up to a time. */
        Script until(long millis) {
            while (event < history.size() && history.time(event) <= millis * MS) {
                Event next = history.event(event++);
                log.event(next);
            }
            return this;
        }

        Script serves(long millis, int client, int invocation) {
            until(millis);
            log.serves(millis * MS, client, invocation);
            return this;
        }

        long send(long micros, int from, int to, Object content) {
            until(micros / 1000);
            log.sent(micros * 1000, ++sent, from, to, content);
            return sent;
        }

        Script delivered(long micros, int from, int to, Object content, long arrivedMicros) {
            long id = send(micros, from, to, content);
            until(arrivedMicros / 1000);
            log.delivered(arrivedMicros * 1000, id, content);
            return this;
        }

        Script dropped(long micros, int from, int to, Object content, Fate fate) {
            log.met(micros * 1000, send(micros, from, to, content), fate);
            return this;
        }

        Script note(long micros, int node, NodeEvent kind, String text) {
            until(micros / 1000);
            log.happened(micros * 1000, node, kind, text);
            return this;
        }

        void end() {
            until(1_000);
            log.close();
        }
    }

    private static final int WRITE = 7;
    private static final int STALE_READ = 11;

    private RunFolder folder(History history) throws IOException {
        return Runs.ended(root, Runs.spec(Runs.STALE_BUG), history, Runs.judge(history), false);
    }

    /** Process 0 writes 2 at n1; process 1 then reads 1 at n3, which is cut off and still leads. */
    private RunFolder staleRead() throws IOException {
        History history = Runs.staleRead();
        assertEquals("write", history.functionName(history.function(WRITE)));
        assertEquals(20 * MS, history.time(STALE_READ));
        RunFolder folder = folder(history);
        new Script(folder, history)
                .note(1_000, 2, NodeEvent.NOTED, "leads term 1")
                .note(11_000, 0, NodeEvent.NOTED, "leads term 2")
                .serves(14, 8, WRITE)
                .delivered(14_100, 8, 0, say("write 2"), 14_500)
                .dropped(14_500, 0, 2, say("append 2"), Fate.CUT)
                .delivered(14_500, 0, 1, say("append 2"), 15_000)
                .delivered(15_300, 1, 0, say("has 2"), 16_000)
                .note(16_000, 0, NodeEvent.NOTED_DETAIL, "commits 2")
                .delivered(16_000, 0, 8, say("done"), 17_000)
                .delivered(17_500, 1, 0, beat(), 17_600)
                .serves(20, 9, STALE_READ)
                .delivered(20_100, 9, 2, say("read"), 21_000)
                .delivered(20_200, 0, 1, beat(), 20_900)
                .delivered(21_000, 2, 9, say("returns 1"), 22_000)
                .end();
        return folder;
    }

    private static List<String> shown(Page page, String tag, String... css) {
        return page.styled(tag, css).stream()
                .filter(shape -> shape.getParentNode() instanceof Element drawing
                        && drawing.getAttribute("class").equals("space-time"))
                .map(Page::text)
                .toList();
    }

    private static List<String> texts(Page page, String... css) {
        return shown(page, "text", css);
    }

    @Test
    void theStaleReadIsFollowedFromMessageToMessage() throws Exception {
        Page page = Page.write(staleRead());
        assertTrue(page.text().contains("Messages around finding 1, nonlinearizable"), page::text);
        assertEquals(List.of("⚠ r → 1"), texts(page, "bar-label", "guilty"));
        assertEquals(List.of("read", "returns 1"), texts(page, "message-label", "guilty"));
        assertEquals(List.of("write 2", "done", "read", "returns 1"), texts(page, "message-label", "own"));
        assertEquals(List.of("append 2", "has 2"), texts(page, "message-label", "led-to"), "each saying once");
        assertEquals(3, shown(page, "path", "message", "led-to").size());
        assertEquals(List.of("cut"), texts(page, "drop-label"));
        assertEquals(1, shown(page, "path", "dropped", "led-to").size());
        assertEquals(List.of("leads term 1", "leads term 2"), texts(page, "note-label", "note"));
        assertEquals(List.of("commits 2"), texts(page, "note-label", "detail"));
        assertEquals(1, shown(page, "rect", "band").size(), "the partition lies behind");
        assertEquals(List.of("#1 partition: n1 | n2, n3 (halves)"), texts(page, "fault-label"));
        assertEquals(List.of("leads term 2", "leads term 1"), texts(page, "lane-state"), "at the end, two lead");
    }

    @Test
    void everyArrowSaysWhatBecameOfIt() throws Exception {
        Page page = Page.write(staleRead());
        assertEquals(
                List.of(
                        "c9 → n3: Say (brief=read, isRoutine=false); sent at 0.0201 s, delivered after 900 µs",
                        "n3 → c9: Say (brief=returns 1, isRoutine=false); sent at 0.0210 s, delivered after 1 ms"),
                shown(page, "path", "message", "guilty"));
        assertEquals(
                List.of("n1 → n3: Say (brief=append 2, isRoutine=false); sent at 0.0145 s, dropped after 0 s (cut)"),
                shown(page, "path", "dropped"));
    }

    @Test
    void heartbeatsAreFaintWhereThingsAreShownCloselyAndElsewhereLeftOutAndCounted() throws Exception {
        RunFolder folder = staleRead();
        Page page = Page.write(folder);
        assertEquals(2, shown(page, "path", "message", "faint").size());
        assertEquals(List.of(), texts(page, "message-label", "faint"));
        assertTrue(page.text().contains("and faintly 2 others."), page::text);
        assertFalse(page.text().contains("Not drawn:"), page::text);

        History history = Runs.staleRead();
        Script script = new Script(folder, history).serves(9, 9, 99);
        for (int i = 0; i < 50; i++) {
            script.delivered(9_000 + i, 0, 1, beat(), 9_100);
            script.delivered(9_000 + i, 9, 0, say("of another operation"), 9_100);
        }
        script.note(9_200, 1, NodeEvent.NOTED_DETAIL, "commits 1").end();
        Page busy = Page.write(folder);
        assertEquals(0, shown(busy, "path", "message").size());
        assertTrue(
                busy.text()
                        .contains("Not drawn: 100 more messages of this stretch of time (50 of them routine, as"
                                + " heartbeats are) and 1 more note; messages.jsonl holds all."),
                busy::text);
    }

    @Test
    void aValidRunShowsItsFirstFaultAndHowThingsStoodBefore() throws Exception {
        History history = Runs.staleRead();
        RunFolder folder = Runs.ended(root, Runs.spec(null), history, List.of(), false);
        new Script(folder, history)
                .note(0, 1, NodeEvent.KILLED, null)
                .note(1_000, 2, NodeEvent.NOTED, "leads term 1")
                .note(15_000, 1, NodeEvent.STARTED, null)
                .note(16_000, 1, NodeEvent.PAUSED, null)
                .note(16_500, 2, NodeEvent.PAUSED, null)
                .note(16_600, 0, NodeEvent.NOTED, "leads term 2")
                .note(16_700, 0, NodeEvent.PAUSED, null)
                .note(17_000, 2, NodeEvent.CRASHED, "told to")
                .end();
        Page page = Page.write(folder);
        assertTrue(page.text().contains("Messages around the first fault, partition"), page::text);
        assertEquals(
                List.of("leads term 2", "(paused)", "(down)", "(paused)", "leads term 1", "(down)"),
                texts(page, "lane-state"));
        assertEquals(
                List.of("▶ starts", "‖ is paused", "‖ is paused", "‖ is paused", "✕ crashes: told to"),
                texts(page, "note-label", "event"));
        assertEquals(2, shown(page, "path", "life", "down").size());
        assertEquals(3, shown(page, "path", "life", "paused").size());
        assertFalse(page.text().contains("of the operation that has no place"), "the legend names what is there");
    }

    @Test
    void bothCopiesAndWaitsAreDrawn() throws Exception {
        RunFolder folder = folder(Runs.staleRead());
        Script script = new Script(folder, Runs.staleRead()).serves(20, 9, STALE_READ);
        long id = script.send(20_100, 9, 2, say("read"));
        script.log.met(20_100_000, id, Fate.DUPLICATED);
        script.log.delivered(20_300_000, id, say("read"));
        script.log.met(20_400_000, id, Fate.WAITING);
        script.log.met(20_900_000, id, Fate.RECEIVER_DIED);
        script.send(21_000, 2, 9, say("returns 1"));
        script.end();
        Page page = Page.write(folder);
        assertEquals(3, shown(page, "path", "message").size(), "two copies and an answer");
        assertTrue(
                page.text()
                        .contains("arrived after 300 µs, handled after 200 µs, dropped after 800 µs (receiver died)"),
                page::text);
        assertEquals(List.of("receiver died"), texts(page, "drop-label"));
        assertEquals(1, shown(page, "path", "message", "open").size());
    }

    private static String cells(Element row) {
        StringJoiner cells = new StringJoiner(" | ");
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
            if (cell instanceof Element element) {
                cells.add(Page.text(element));
            }
        }
        return cells.toString();
    }

    @Test
    void theTableHoldsWhatIsDrawnInOrder() throws Exception {
        Page page = Page.write(staleRead());
        List<String> rows = page.elements("tr").stream()
                .map(SpaceTimeTest::cells)
                .filter(row -> row.contains("Say:"))
                .toList();
        assertEquals(7, rows.size());
        assertEquals("0.0141 s | c8 → n1 | Say: write 2 | delivered after 400 µs", rows.get(0));
        assertEquals("0.0210 s | n3 → c9 | Say: returns 1 | delivered after 1 ms", rows.get(6));
    }

    @Test
    void aLogThatEndsEarlyOrIsBrokenIsDrawnAsFarAsItGoes() throws Exception {
        RunFolder folder = staleRead();
        List<String> lines = Files.readAllLines(folder.messages());
        Files.write(folder.messages(), lines.subList(0, lines.size() - 20));
        Page cut = Page.write(folder);
        assertTrue(cut.text().contains("messages.jsonl has no end"), cut::text);
        assertFalse(shown(cut, "path", "message").isEmpty());

        Files.writeString(folder.messages(), String.join("\n", lines.subList(0, 12)) + "\n{\"time\":15");
        Page broken = Page.write(folder);
        assertTrue(broken.text().contains("messages.jsonl is broken at line 13"), broken::text);

        Files.writeString(folder.messages(), "");
        assertTrue(Page.write(folder).text().contains("messages.jsonl holds nothing of the time"));
        Files.delete(folder.messages());
        Page without = Page.write(folder);
        assertFalse(without.text().contains("messages.jsonl"), without::text);
        assertTrue(without.text().contains("With --messages it also writes down every message"), without::text);
    }

    @Test
    void howeverMuchThereIsThePageStaysSmall() throws Exception {
        History history = Runs.staleRead();
        RunFolder folder = folder(history);
        Script script = new Script(folder, history).serves(14, 8, WRITE).serves(20, 9, STALE_READ);
        for (int i = 0; i < 5_000; i++) {
            long micros = 20_001L + i / 3;
            int node = i % 3;
            String gist = "x".repeat(900) + i;
            script.delivered(micros, i % 2 == 0 ? 9 : node, (node + 1) % 3, say(gist), micros + 5);
            script.note(micros, node, i % 4 == 0 ? NodeEvent.NOTED : NodeEvent.NOTED_DETAIL, gist);
            script.note(micros, node, i % 2 == 0 ? NodeEvent.PAUSED : NodeEvent.RESUMED, null);
        }
        script.end();
        Page page = Page.write(folder);
        assertTrue(page.html().length() < BYTES_MAX, () -> page.html().length() + " characters");
        assertTrue(shown(page, "path").size() < 1_000, () -> shown(page, "path").size() + " paths");
        assertTrue(page.text().contains("Not drawn:"), page::text);
    }

    /** A file that somebody else wrote: nothing in it makes sense, and nothing of it may harm. */
    @Test
    void nonsenseIsPassedOver() throws Exception {
        RunFolder folder = folder(Runs.staleRead());
        Files.writeString(folder.messages(), """
                {"time":20000000,"type":"client","client":"n1","event":999999}
                {"time":20000000,"type":"client","client":"c9","event":11}
                {"time":20100000,"type":"send","id":1,"from":"n1","to":"c9","message":"A","content":"B"}
                {"time":20100000,"type":"send","id":2,"from":"c9","to":"c9","message":"A","content":"B"}
                {"time":20100000,"type":"send","id":3,"from":"n1","to":"n1","message":"A","content":"B"}
                {"time":20100000,"type":"send","id":4,"from":"c9","to":"nowhere"}
                {"time":20200000,"type":"deliver","id":3}
                {"time":20000001,"type":"deliver","id":1}
                {"time":20000001,"type":"deliver","id":1}
                {"time":20300000,"type":"deliver","id":77}
                {"time":20300000,"type":"drop","id":4}
                {"time":20300000,"type":"fate","id":4,"fate":"eaten"}
                {"time":"soon","type":"note"}
                {"time":20300000,"type":"node","node":"n1","event":"explode"}
                {"time":20300000,"type":"history","event":-5}
                {"type":"wish"}
                [1,2]
                "text"
                null
                {"time":20400000,"type":"end"}
                """);
        Page page = Page.write(folder);
        assertEquals(List.of("explode"), texts(page, "note-label", "event"));
        assertEquals(1, shown(page, "path", "message").size(), "n1 to itself");
    }
}
