package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryNotationTest {
    private static Event event(int index, EventType type, int process, String f, Object key, Object value) {
        return event(index, type, process, f, key, value, null, null);
    }

    private static Event event(
            int index, EventType type, int process, String f, Object key, Object value, String node, String error) {
        return new Event(index, -1, type, new Actor(process), f, key, value, node, error);
    }

    @Test
    void drawsARegister() {
        History history = HistoryNotation.parse("""
                # a comment
                0:   [w x 1    ]  [cas x 1 2 !mismatch @n1]
                10:     [r x 1   ]      [w x 3 ~timeout  ]
                2:        [r x null         ]     [r y

                """);
        assertEquals(
                List.of(
                        event(0, EventType.INVOKE, 0, "write", "x", 1),
                        event(1, EventType.INVOKE, 10, "read", "x", null),
                        event(2, EventType.INVOKE, 2, "read", "x", null),
                        event(3, EventType.OK, 0, "write", "x", 1),
                        event(4, EventType.OK, 10, "read", "x", 1),
                        event(5, EventType.INVOKE, 0, "cas", "x", List.of(1, 2)),
                        event(6, EventType.INVOKE, 10, "write", "x", 3),
                        event(7, EventType.OK, 2, "read", "x", null),
                        event(8, EventType.INVOKE, 2, "read", "y", null),
                        event(9, EventType.INFO, 10, "write", "x", null, null, "timeout"),
                        event(10, EventType.FAIL, 0, "cas", "x", null, "n1", "mismatch")),
                Histories.events(history));
    }

    @Test
    void drawsAnyFunctionAndTheNemesis() {
        History history = HistoryNotation.parse("""
                0: [add 5] [enqueue q {"a b":[1.5]}] [dequeue q null -> "two words"] [pop] [read -> [1,2]]
                1:  [txn [["r","x",null]] -> [["r","x",[1]]]  @n2] ["r" x 1 !"not now"] [@n3 generate -> k ~]
                nemesis:  (kill {"id":1})                                     (cut key null) (@n1 heal ~failed)
                """);
        List<Event> events = Histories.events(history);
        assertEquals(
                List.of(
                        event(-1, EventType.INVOKE, 0, "add", null, 5),
                        event(-1, EventType.OK, 0, "add", null, 5),
                        event(-1, EventType.INVOKE, 0, "enqueue", "q", Map.of("a b", List.of(1.5))),
                        event(-1, EventType.OK, 0, "enqueue", "q", Map.of("a b", List.of(1.5))),
                        event(-1, EventType.INVOKE, 0, "dequeue", "q", null),
                        event(-1, EventType.OK, 0, "dequeue", "q", "two words"),
                        event(-1, EventType.INVOKE, 0, "pop", null, null),
                        event(-1, EventType.OK, 0, "pop", null, null),
                        event(-1, EventType.INVOKE, 0, "read", null, null),
                        event(-1, EventType.OK, 0, "read", null, List.of(1, 2))),
                of(events, 0));
        List<Object> read = List.of(Arrays.asList("r", "x", null));
        assertEquals(
                List.of(
                        event(-1, EventType.INVOKE, 1, "txn", null, read),
                        event(-1, EventType.OK, 1, "txn", null, List.of(List.of("r", "x", List.of(1))), "n2", null),
                        event(-1, EventType.INVOKE, 1, "r", "x", 1),
                        event(-1, EventType.FAIL, 1, "r", "x", null, null, "not now"),
                        event(-1, EventType.INVOKE, 1, "generate", null, null, "n3", null),
                        event(-1, EventType.INFO, 1, "generate", null, "k")),
                of(events, 1));
        assertEquals(
                List.of(
                        event(-1, EventType.INFO, -1, "kill", null, Map.of("id", 1)),
                        event(-1, EventType.INFO, -1, "cut", "key", null),
                        event(-1, EventType.INFO, -1, "heal", null, null, "n1", "failed")),
                of(events, -1));
    }

    private static List<Event> of(List<Event> events, int process) {
        return events.stream()
                .filter(event -> event.actor().process() == process)
                .map(event -> event.at(-1, -1))
                .toList();
    }

    @Test
    void timeRunsToTheRight() {
        History history = HistoryNotation.parse("0: [w x 1]\n1:  [w x 2]", 1_000);
        assertEquals(3_000, history.time(0));
        assertEquals(4_000, history.time(1));
        assertEquals(9_000, history.time(2));
        assertEquals(-1, HistoryNotation.parse("0: [w x 1]").time(0));
    }

    @Test
    void eventsOfOneKindMayShareAColumn() {
        History history = HistoryNotation.parse("1: [w x 1]\n0: [w x 2]");
        assertEquals(1, history.process(0));
        assertEquals(0, history.process(1));
        assertEquals(EventType.INVOKE, history.type(1));
        assertEquals(1, history.process(2));
    }

    @Test
    void printsOneEventAColumn() {
        HistoryBuilder builder = History.builder();
        builder.add(event(-1, EventType.INVOKE, 0, "write", "x", 1));
        builder.add(event(-1, EventType.INVOKE, 10, "read", "x", null));
        builder.add(event(-1, EventType.INFO, -1, "kill", null, Map.of("id", 1)));
        builder.add(event(-1, EventType.OK, 0, "write", "x", 1));
        builder.add(event(-1, EventType.OK, 10, "read", "x", 1, "n2", null));
        builder.add(event(-1, EventType.INVOKE, 0, "cas", "x", List.of(1, 2)));
        builder.add(event(-1, EventType.INVOKE, 10, "txn", null, List.of()));
        builder.add(event(-1, EventType.FAIL, 0, "cas", "x", null, null, "mismatch"));
        builder.add(event(-1, EventType.INFO, 10, "txn", null, null, null, "timed out"));
        builder.add(event(-1, EventType.INVOKE, 0, "r", "a key", null));
        assertEquals("""
                0:       [w x 1]     [cas x 1 2 !mismatch] ["r" "a key" null
                10:       [r x 1 @n2] [txn [] ~"timed out"]
                nemesis:   (kill {"id":1})
                """, HistoryNotation.print(builder.build()));
    }

    @Test
    void randomHistoriesComeBack() {
        for (long seed = 0; seed < 300; seed++) {
            History history = Histories.random(seed, 40);
            String printed = HistoryNotation.print(history);
            History back = HistoryNotation.parse(printed);
            assertEquals(withoutTimes(history), withoutTimes(back), printed);
            assertEquals(printed, HistoryNotation.print(back));
        }
    }

    private static List<Event> withoutTimes(History history) {
        return Histories.events(history).stream()
                .map(event -> event.withTime(-1))
                .toList();
    }

    private static void assertMessage(String expected, String text) {
        assertEquals(
                expected,
                assertThrows(HistoryFormatException.class, () -> HistoryNotation.parse(text))
                        .getMessage());
    }

    @Test
    void namesLineAndColumnOfWhatIsWrong() {
        assertMessage(
                "notation:2:1: expected a process number or \"nemesis\", and a colon, found \"p0: [pop]\"",
                "\np0: [pop]");
        assertMessage(
                "notation:1:1: expected a process number or \"nemesis\", and a colon, found \"0 [pop]\"", "0 [pop]");
        assertMessage(
                "notation:1:1: expected a process number or \"nemesis\", and a colon, found \"-1: [pop]\"",
                "-1: [pop]");
        assertMessage("notation:1:4: expected \"[\", found \"pop]\"", "0: pop]");
        assertMessage("notation:1:4: expected \"[\", found \"(pop)\"", "0: (pop)");
        assertMessage("notation:1:10: expected \"(\", found \"[kill]\"", "nemesis: [kill]");
        assertMessage("notation:1:4: expected a function after this bracket", "0: [ ]");
        assertMessage("notation:1:5: expected a function, found \"7]\"", "0: [7]");
        assertMessage("notation:1:4: expected r KEY RESULT in the operation that begins here", "0: [r x]");
        assertMessage("notation:1:4: expected r KEY in the operation that begins here", "0: [r x 1 ~]");
        assertMessage("notation:1:4: expected w KEY VALUE in the operation that begins here", "0: [w x]");
        assertMessage("notation:1:4: expected cas KEY OLD NEW in the operation that begins here", "0: [cas x 1]");
        assertMessage(
                "notation:1:4: expected at most a key and a value in the operation that begins here", "0: [add x 1 2]");
        assertMessage("notation:1:13: expected the end of the operation, found \"2]\"", "0: [w x 1 ! 2]");
        assertMessage("notation:1:11: expected at most one \"!\" or \"~\", found another", "0: [pop ! ~]");
        assertMessage("notation:1:14: expected at most one \"->\", found another", "0: [pop -> 1 -> 2]");
        assertMessage("notation:1:13: expected at most one node, found another", "0: [pop @n1 @n2]");
        assertMessage("notation:1:10: expected a node, found \"7]\"", "0: [pop @7]");
        assertMessage("notation:1:10: expected an error, found \"7]\"", "0: [pop !7]");
        assertMessage("notation:1:12: expected a value, found \"]\"", "0: [pop -> ]");
        assertMessage(
                "notation:1:12: expected \"]\" where the operation completes, found the end of the line",
                "0: [w x 1 ~");
        assertMessage("notation:1:15: expected \")\", found the end of the line", "nemesis: (kill");
        assertMessage(
                "notation:1:10: expected no result, no \"!\" and no node here in what the nemesis does",
                "nemesis: (kill -> 1)");
        assertMessage("notation:2:1: expected one line for each process, found that of line 1", "0: [pop]\n0: [pop]");
        assertMessage("notation:1:6: expected spaces, found a tab, which has no width of its own", "0: [w\tx 1]");
        assertMessage(
                "notation:2:10: expected this event in another column, for line 1 has one of another kind in it and it"
                        + " does not show which comes first",
                "0: [w x 1]\n1:       [r x 1]");
        assertMessage(
                "notation:1:12: process 0 is used again after its info of event 1; what comes next needs a new process number",
                "0: [pop ~] [pop]");
        assertMessage(
                "notation:1:12: not valid JSON: unexpected character ('2' (code 50)): was expecting comma to separate Array entries",
                "0: [add [1 2]]");
        assertMessage(
                "notation:1:12: not valid JSON: unexpected character (',' (code 44)): Expected space separating root-level values",
                "0: [add k 1,2]");
        assertMessage(
                "notation:1:9: expected a number of at most 1000 digits, found a longer one", "0: [add 1e9999999]");
    }
}
