package io.inquest.harness.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The picture of transactions that depend on one another in a circle. */
class CycleTest {
    private static final String WRITE_SKEW = """
        0: [txn r x null append y 1 append "a <b>" 7]    [txn r x [2] r y [1]]
        1:    [txn r y null append x 2]
        """;

    @TempDir
    Path root;

    private static Map<String, Object> member(String name, long invocation) {
        return Map.of("name", name, "invocation", invocation);
    }

    private static Map<String, Object> edge(String type, String from, String to, Object key) {
        return Map.of(
                "type",
                type,
                "from",
                from,
                "to",
                to,
                "key",
                key,
                "fromOperation",
                0,
                "toOperation",
                1,
                "text",
                "one after <the> other");
    }

    private Page page(Map<String, Object> details) throws Exception {
        Finding finding = new Finding("write-skew", "T1 and T2 overlap.", List.of(0, 1), details);
        return Page.write(Runs.ended(
                root,
                Runs.spec(null),
                timed(HistoryNotation.parse(WRITE_SKEW)),
                List.of(Runs.judgement("serializable", Validity.INVALID, finding)),
                false));
    }

    private static History timed(History history) {
        HistoryBuilder timed = History.builder();
        for (int i = 0; i < history.size(); i++) {
            Event event = history.event(i);
            timed.add(new Event(
                    i, i * 2_000_000L, event.type(), event.actor(), event.f(), event.key(), event.value(), null, null));
        }
        return timed.build();
    }

    @Test
    void everyTransactionIsABoxAndEveryDependencyAnArrow() throws Exception {
        Page page = page(Map.of(
                "transactions",
                List.of(member("T4", 0), member("T9", 1)),
                "edges",
                List.of(edge("rw", "T4", "T9", "x"), edge("rw", "T9", "T4", "y"))));
        assertEquals(2, page.styled("rect", "transaction", "ok").size());
        assertEquals(
                List.of("T4 · process 0 · 0.000 s to 0.006 s", "T9 · process 1 · 0.002 s to 0.004 s"),
                texts(page, "transaction-name"));
        assertEquals(
                List.of("r x → null", "append y 1", "r y → null", "append x 2"),
                texts(page, "micro-operation", "told"));
        assertEquals(5, texts(page, "micro-operation").size());
        assertEquals(List.of("rw on x", "rw on y"), texts(page, "dependency-label"));
        assertTrue(page.text().contains("append \"a <b>\" 7"));
    }

    private static List<String> texts(Page page, String... classes) {
        return page.styled("text", classes).stream().map(Page::text).toList();
    }

    @Test
    void orderInTimeLeadsFromBoxToBox() throws Exception {
        Page page = page(Map.of(
                "transactions",
                List.of(member("T0", 0), member("T2", 4)),
                "edges",
                List.of(Map.of("type", "rt", "from", "T0", "to", "T2"), edge("rw", "T2", "T0", "x"))));
        assertEquals(List.of("began after it ended", "rw on x"), texts(page, "dependency-label"));
        List<Element> arrows = page.styled("path", "dependency", "order");
        assertEquals(2, arrows.size(), "a line and its head");
    }

    @Test
    void whatIsNoCycleOfTheHistoryIsNotDrawn() throws Exception {
        Map<String, Object> there = edge("rw", "A", "B", "x");
        Map<String, Object> back = edge("rw", "B", "A", "y");
        List<Map<String, Object>> members = List.of(member("A", 0), member("B", 1));
        assertEquals(
                1,
                page(Map.of("transactions", members, "edges", List.of(there, back)))
                        .styled("svg", "cycle")
                        .size());
        for (Map<String, Object> details : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("transactions", members, "edges", List.of(there)),
                Map.of("transactions", members, "edges", List.of(there, there)),
                Map.of("transactions", List.of(member("A", 0), member("B", 99)), "edges", List.of(there, back)),
                Map.of("transactions", List.of(member("A", 0), member("B", -1)), "edges", List.of(there, back)),
                Map.of("transactions", List.of(member("A", 0), member("B", 1L << 40)), "edges", List.of(there, back)),
                Map.of("transactions", List.of(0, 1), "edges", List.of(there, back)),
                Map.of("transactions", members, "edges", Arrays.asList(there, null)),
                Map.of("transactions", Map.of(), "edges", 5))) {
            assertEquals(0, page(details).styled("svg", "cycle").size(), details::toString);
        }
    }
}
