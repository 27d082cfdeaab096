package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.cluster.program.Legible;
import io.inquest.cluster.sim.Fate;
import io.inquest.cluster.sim.NodeEvent;
import io.inquest.harness.results.MessageLog;
import io.inquest.harness.results.RunFolder;
import io.inquest.harness.runner.Judgement;
import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryDigest;
import io.inquest.history.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Nothing that was recorded is trusted: whatever stands in any field comes out as text that can be read. */
class HostileReportTest {
    private static final Set<String> TAGS = Set.of(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "main",
            "header",
            "nav",
            "section",
            "article",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "a",
            "b",
            "strong",
            "span",
            "code",
            "pre",
            "ul",
            "li",
            "dl",
            "dt",
            "dd",
            "div",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "details",
            "summary",
            "svg",
            "defs",
            "pattern",
            "linearGradient",
            "stop",
            "circle",
            "rect",
            "path",
            "text",
            "desc");

    @TempDir
    Path root;

    static List<String> hostile() {
        return List.of(
                "<script>alert(1)</script>",
                "</style></script></title><img src=x onerror=alert(1)>",
                "\"'><svg onload=alert(1)>",
                "--><!--]]>&lt;b&amp;&#0;",
                "[[${7*7}]] [(${7*7})] __${7*7}__ ~{report} ${T(java.lang.Runtime).getRuntime()}",
                "javascript:alert(1)//' onmouseover='x",
                "bell\u0007null\u0000escape\u001b[31m c1\u0085\u009b",
                "bidi\u202Eevil\u2066x\u2069\u200F\u061C zero\u200Bwidth\uFEFF tag\uDB40\uDC41",
                "half\uD800 noncharacter\uFFFF sep\u2028\u2029",
                "x".repeat(100_000) + "\u202E<b>",
                "'; rm -rf / #$(id)`id`");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void comesOutAsText(String text) throws Exception {
        Page page = Page.write(folder(text));
        Set<String> unknown = new TreeSet<>();
        for (Element element : page.elements("*")) {
            if (!TAGS.contains(element.getTagName())) {
                unknown.add(element.getTagName());
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                assertFalse(name.startsWith("on") || name.equals("src") || name.startsWith("th:"), name);
            }
        }
        assertEquals(Set.of(), unknown);
        page.html().codePoints().forEach(HostileReportTest::requireVisible);
        int bytes = page.html().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < 2_000_000, bytes + " bytes");
        assertTrue(page.styled("svg", "timeline").size() == 1, "the timeline is drawn");
        assertTrue(page.styled("svg", "space-time").size() == 1, "the messages are drawn");
    }

    private static void requireVisible(int point) {
        boolean line = point == '\n';
        int type = Character.getType(point);
        assertTrue(
                line || type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE,
                () -> String.format("U+%04X", point));
    }

    @Test
    void longTextIsCutWithAnEllipsis() throws Exception {
        Page page = Page.write(folder("y".repeat(5_000)));
        assertTrue(page.text().contains("y…"));
        page.elements("pre").forEach(command -> command.setTextContent("")); // commands have to be whole
        assertFalse(page.text().contains("y".repeat(4_001)));
    }

    @Test
    void shownTextIsTheRecordedText() throws Exception {
        Page page = Page.write(folder("<script>alert(1)</script>"));
        assertTrue(page.text().contains("<script>alert(1)</script>"), page::text);
    }

    @Test
    void commandsAreQuoted() throws Exception {
        Page page = Page.write(folder("'; rm -rf / #$(id)`id`"));
        assertTrue(page.text().contains("--system ''\\''; rm -rf / #$(id)`id`'"), page::text);
    }

    @Test
    void noTemplatePrintsUnescaped() throws Exception {
        for (String template : List.of("report", "drawing", "finding", "messages", "style")) {
            try (InputStream in = Report.class.getResourceAsStream(template + ".html")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertFalse(text.contains("utext") || text.contains("[(") || text.contains("th:inline"), template);
            }
        }
    }

    /** The text in every place where one can stand. */
    private RunFolder folder(String text) throws IOException {
        String wellFormed = text.replace("\uD800", "");
        wellFormed = wellFormed.substring(0, Math.min(40_000, wellFormed.length())); // all that a name in JSON may have
        Runs.Script script = new Runs.Script();
        script.nemesis(
                1,
                text,
                Map.of(
                        "id",
                        text,
                        "phase",
                        "start",
                        wellFormed,
                        text,
                        "fault",
                        Map.of("nodes", List.of(text), "shape", text, "cut", List.of(List.of(text, "n1")))));
        script.add(2, EventType.INVOKE, 0, text, text, List.of(text, Map.of(wellFormed, text)), null, null);
        script.add(3, EventType.OK, 0, text, text, text, text, null);
        script.add(4, EventType.INVOKE, 1, text, text, text, null, null);
        script.add(5, EventType.FAIL, 1, text, text, text, text, text);
        script.add(6, EventType.INVOKE, 2, "cas", text, List.of(text, text), null, null);
        script.add(7, EventType.INFO, 2, "cas", text, List.of(text, text), text, text);
        script.nemesis(8, text, Map.of("id", text, "phase", "end", "effect", true, "blocked", text));
        History history = script.history();
        Map<String, Object> details = Map.of(
                "key", text,
                "window", List.of(1, 6),
                "linearized", 1,
                "prefix", List.of(1),
                "prefix-states", List.of(text),
                "states", List.of(text),
                "pending", List.of(Map.of("operation", 3, "reason", text)));
        Finding finding = new Finding(text, text + ". " + text, List.of(3, 5), details);
        List<Judgement> judgements = List.of(Runs.judgement(text, Validity.INVALID, finding));
        RunSpec spec =
                new RunSpec(text, text, List.of(text), text, 3, 1, 1.5, 2, 1, text, text, Map.of(wellFormed, text));
        List<String> nodes = List.of(text, "n1");
        RunFolder folder = Runs.begun(root, Runs.spec(null), nodes, history);
        folder.begin(spec, text, nodes);
        folder.end(
                new RunResult(spec, text, nodes, history, judgements, 0, 1, 1, false),
                HistoryDigest.of(folder.history()));
        writeMessages(folder, text, nodes);
        return folder;
    }

    private record Hostile(String content, String brief) implements Legible {
        @Override
        public String toString() {
            return content;
        }
    }

    private static void writeMessages(RunFolder folder, String text, List<String> nodes) throws IOException {
        try (MessageLog log = folder.logMessages(1, nodes, () -> 0)) {
            log.serves(4_000_000, 2, 3);
            log.sent(4_000_000, 1, 2, 0, new Hostile(text, text));
            log.delivered(4_200_000, 1, new Hostile(text, text));
            log.happened(4_200_000, 0, NodeEvent.NOTED, text);
            log.happened(4_200_000, 1, NodeEvent.NOTED_DETAIL, text);
            log.happened(4_300_000, 1, NodeEvent.CRASHED, text);
            log.sent(4_300_000, 2, 0, 1, text);
            log.met(4_300_000, 2, Fate.CUT);
        }
        String log = Files.readString(folder.messages());
        String quoted = Values.json(text.replace("\uD800", "").substring(0, Math.min(500, text.length() - 1)));
        Files.writeString(
                folder.messages(),
                log.replace("\"Hostile\"", quoted).replace("\"cut\"", quoted).replace("\"crash\"", quoted));
    }
}
