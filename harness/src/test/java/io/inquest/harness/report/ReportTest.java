package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.results.Version;
import io.inquest.harness.runner.Judgement;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryDigest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/io/inquest/harness/report/stale-read.txt");
    private static final int BYTES_MAX = 2_000_000;

    @TempDir
    Path root;

    @Test
    void anInvalidRunLooksAsTheGoldenFileSays() throws Exception {
        History history = Runs.staleRead();
        RunFolder folder = Runs.ended(root, Runs.spec(Runs.STALE_BUG), history, Runs.judge(history), false);
        String outline = Outline.of(Page.write(folder))
                .replace(folder.directory().toString(), "DIR")
                .replace(HistoryDigest.of(folder.history()), "DIGEST")
                .replace("dd " + Version.current() + "\n", "dd VERSION\n");
        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, outline);
        }
        assertEquals(
                Files.readString(GOLDEN),
                outline,
                "if the change is meant, run the test with -Dsurefire.argLine=-Dgolden.refresh=true and look at the"
                        + " difference");
    }

    @Test
    void theVerdictNamesTheReadAndWhatItShouldHaveSeen() throws Exception {
        History history = Runs.staleRead();
        Page page = Page.write(Runs.ended(root, Runs.spec(Runs.STALE_BUG), history, Runs.judge(history), false));
        assertEquals(
                "raft broke linearizability: process 1's read of key 0 returned 1 (at 0.022 s), although by then key 0"
                        + " could only hold 9 or 2.",
                page.verdict());
        assertTrue(page.text().contains("the bug stale-reads had been switched on"), page::text);
    }

    @Test
    void theTimelineMarksTheGuiltyReadTheWriterAndEveryOutcome() throws Exception {
        History history = Runs.staleRead();
        Page page = Page.write(Runs.ended(root, Runs.spec(null), history, Runs.judge(history), false));
        assertEquals(List.of("⚠ r → 1"), texts(page.styled("text", "bar-label", "guilty")));
        assertEquals(List.of("◆ w 1"), texts(page.styled("text", "bar-label", "writer")));
        assertEquals(List.of("● cas 7→8 ?"), texts(page.styled("text", "bar-label", "involved")));
        assertTrue(texts(page.styled("text", "bar-label", "context")).contains("cas 5→6 ✗"), page::html);
        assertEquals(2, page.styled("path", "arrow").size(), "operations of unknown outcome have an open end");
        assertEquals(1, inTimeline(page, "band").size(), "the partition lies behind the operations");
        assertEquals(1, page.styled("path", "contradiction").size());
    }

    private static List<Element> inTimeline(Page page, String css) {
        return page.styled("rect", css).stream()
                .filter(shape ->
                        ((Element) shape.getParentNode()).getAttribute("class").equals("timeline"))
                .toList();
    }

    private static List<String> texts(List<Element> elements) {
        return elements.stream().map(Page::text).toList();
    }

    @Test
    void aValidRunSaysWhatThatDoesNotMean() throws Exception {
        History history = new Runs.Script()
                .invoke(0, 0, "write", 1L)
                .ok(1, 0, "write", 1L)
                .invoke(2, 0, "read", null)
                .ok(3, 0, "read", 1L)
                .history();
        List<Judgement> judgements = List.of(Runs.judge(history).get(0));
        Page page = Page.write(Runs.ended(root, Runs.spec(null), history, judgements, false));
        assertEquals(
                "raft kept its promise in this run: the 2 operations of its clients are linearizable, under 0 faults.",
                page.verdict());
        assertTrue(page.text().contains("does not mean that the store has no bugs"), page::text);
        assertTrue(page.text().contains("No fault was injected."), page::text);
        assertEquals(2, page.styled("svg", "chart").size());
    }

    /** Until real hosts are there, nothing happens that could be drawn. */
    @Test
    void chartsBeginWithTheSecondOfTheFirstEvent() throws Exception {
        History history = new Runs.Script()
                .invoke(31_500, 0, "write", 1L)
                .ok(31_600, 0, "write", 1L)
                .invoke(35_000, 0, "read", null)
                .ok(35_200, 0, "read", 1L)
                .history();
        Page page = Page.write(Runs.ended(root, Runs.spec(null), history, Runs.judge(history), false));
        for (Element chart : page.styled("svg", "chart")) {
            String drawn = Page.text(chart);
            assertTrue(drawn.contains("31 s") && drawn.contains("35 s") && !drawn.contains("30 s"), drawn);
        }
        List<Element> stacks = page.styled("path", "stack", "ok");
        String bars = stacks.get(stacks.size() - 1).getAttribute("d"); // after the legend's
        assertEquals(2, bars.chars().filter(each -> each == 'z').count(), bars);
    }

    @Test
    void anUnknownVerdictSaysWhy() throws Exception {
        History history = new Runs.Script()
                .invoke(0, 0, "read", null)
                .ok(1, 0, "read", null)
                .history();
        Page page = Page.write(Runs.ended(root, Runs.spec(null), history, Runs.judge(history), false));
        assertTrue(
                page.verdict()
                        .startsWith("Nothing is proved either way: the test did not exercise updates (cas, write):"),
                page::verdict);
    }

    @Test
    void anInterruptedRunSaysSo() throws Exception {
        History history = new Runs.Script().invoke(0, 0, "read", null).history();
        RunFolder folder = Runs.ended(root, Runs.spec(null), history, List.of(), true);
        Page page = Page.write(folder);
        assertEquals("Nothing is proved either way: the run was interrupted before its end.", page.verdict());
        String junit = Files.readString(folder.directory().resolve("junit.xml"));
        assertTrue(junit.contains("tests=\"1\" failures=\"0\" errors=\"1\""), junit);
        assertTrue(junit.contains("<error type=\"interrupted\">"), junit);
        assertTrue(Page.text(page.styled("p", "badge").get(0)).contains("interrupted"));
        assertFalse(page.text().contains("./inquest replay"), "there is no end to compare with");
    }

    @Test
    void aRunWithoutVerdictIsUnfinished() throws Exception {
        Page page = Page.write(Runs.begun(root, Runs.spec(null), List.of("n1"), Runs.staleRead()));
        assertTrue(page.verdict().startsWith("There is no verdict: the run ended before it was judged"), page::verdict);
        assertTrue(page.text().contains("./inquest check"), page::text);
        assertEquals(2, page.styled("svg", "chart").size(), "what was recorded is drawn");
    }

    @Test
    void anEmptyHistoryHasNothingToDraw() throws Exception {
        Page page = Page.write(Runs.begun(root, Runs.spec(null), List.of(), new Runs.Script().history()));
        assertTrue(page.text().contains("No operation completed, so there is nothing to draw."), page::text);
        assertEquals(0, page.styled("svg", "chart").size());
    }

    @Test
    void aMissingOrBrokenFileIsSaid() throws Exception {
        RunFolder folder = Runs.begun(root, Runs.spec(null), List.of("n1"), Runs.staleRead());
        Files.writeString(folder.directory().resolve("verdict.json"), "{\"valid\":");
        Files.writeString(folder.history(), "no event\n{}\n");
        Page page = Page.write(folder);
        assertTrue(page.text().contains("verdict.json cannot be read"), page::text);
        assertTrue(page.text().contains("history.jsonl cannot be read"), page::text);
        Files.delete(folder.history());
        assertTrue(Page.write(folder).text().contains("There is no readable history.jsonl"));
    }

    @Test
    void aHistoryThatWasChangedAfterTheVerdictIsSaid() throws Exception {
        History history = Runs.staleRead();
        RunFolder folder = Runs.ended(root, Runs.spec(null), history, Runs.judge(history), false);
        List<String> lines = Files.readAllLines(folder.history());
        Files.write(folder.history(), lines.subList(0, 4));
        Page page = Page.write(folder);
        assertTrue(page.text().contains("history.jsonl is not the one that was judged"), page::text);
        assertEquals(0, page.styled("text", "bar-label").size(), "the finding names events that are not there");
    }

    @Test
    void findingsThatNameNonsenseAreShownWithoutATimeline() throws Exception {
        Map<String, Object> details = Map.of(
                "key",
                0,
                "window",
                List.of(-5, 1_000_000),
                "pending",
                List.of("x", Map.of("operation", -1)),
                "prefix",
                List.of("y", 99));
        Finding finding = new Finding("odd", "Something is odd. Very odd.", List.of(-7, 1, 99_999), details);
        List<Judgement> judgements = List.of(Runs.judgement("oddness", Validity.INVALID, finding));
        Page page = Page.write(Runs.ended(root, Runs.spec(null), Runs.staleRead(), judgements, false));
        assertEquals("raft broke its promise (oddness): something is odd.", page.verdict());
        assertEquals(0, page.styled("svg", "timeline").size());
    }

    @Test
    void aLongRunIsThinnedOutAndSaysSo() throws Exception {
        Runs.Script script = new Runs.Script();
        int next = 10;
        for (int i = 0; i < 100_000; i++) {
            EventType end = i % 7 == 0 ? EventType.FAIL : i % 50 == 1 ? EventType.INFO : EventType.OK;
            int process = end == EventType.INFO ? next++ : i % 10;
            script.invoke(i, process, "write", (long) i);
            script.add(i + i % 13, end, process, "write", 0L, (long) i, "n1", end == EventType.OK ? null : "timeout");
        }
        for (int i = 0; i < 600; i++) {
            script.nemesis(100_000 + 2 * i, "partition", Map.of("id", i, "phase", "start"));
            script.nemesis(100_001 + 2 * i, "partition", Map.of("id", i, "phase", "end"));
        }
        Page page = Page.write(Runs.begun(root, Runs.spec(null), List.of("n1"), script.history()));
        int bytes = page.html().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < BYTES_MAX, bytes + " bytes");
        assertTrue(page.text().contains("are too many to draw one by one"), page::verdict);
        assertTrue(page.text().contains("operations that ended in fail only 800, evenly spread, are drawn"));
        assertTrue(page.text().contains("Only the first 400 faults are drawn; 200 more followed."));
        assertTrue(page.text().contains("run.json holds 300 more faults."));
    }

    @Test
    void thePageNeedsNothingElse() throws Exception {
        History history = Runs.staleRead();
        Page page = Page.write(Runs.ended(root, Runs.spec(null), history, Runs.judge(history), false));
        for (String tag : List.of("script", "link", "img", "iframe", "object", "base", "image", "use")) {
            assertEquals(0, page.elements(tag).size(), tag);
        }
        for (Element anchor : page.elements("a")) {
            String target = anchor.getAttribute("href");
            assertTrue(target.startsWith("#"), target);
            page.byId(target.substring(1));
        }
        assertFalse(
                Pattern.compile("@import|url\\((?!#)").matcher(page.html()).find(), "the style sheet loads nothing");
    }

    @Test
    void everyDrawingHasAName() throws Exception {
        History history = Runs.staleRead();
        Page page = Page.write(Runs.ended(root, Runs.spec(null), history, Runs.judge(history), false));
        int drawings = 0;
        for (Element svg : page.elements("svg")) {
            if (svg.getAttribute("role").equals("img")) {
                drawings++;
                for (String id : svg.getAttribute("aria-labelledby").split(" ")) {
                    assertFalse(Page.text(page.byId(id)).isEmpty(), id);
                }
            } else {
                assertEquals("true", svg.getAttribute("aria-hidden"));
            }
        }
        assertEquals(3, drawings);
    }

    @Test
    void writingAgainGivesTheSameBytesAndLeavesNothingElse() throws Exception {
        History history = Runs.staleRead();
        RunFolder folder = Runs.ended(root, Runs.spec(null), history, Runs.judge(history), false);
        byte[] first = Files.readAllBytes(Report.write(folder));
        long files = count(folder);
        byte[] second = Files.readAllBytes(Report.write(RunFolder.open(folder.directory())));
        assertEquals(new String(first, StandardCharsets.UTF_8), new String(second, StandardCharsets.UTF_8));
        assertEquals(files, count(folder));
    }

    private static long count(RunFolder folder) throws IOException {
        try (var files = Files.list(folder.directory())) {
            return files.count();
        }
    }
}
