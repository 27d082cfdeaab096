package io.inquest.harness.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.harness.runner.RunResult;
import io.inquest.harness.runner.RunSpec;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.nemesis.FaultScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run's own faults as a file: asked for at the same times, counted from when the clients began. */
class RecordedFaultsTest {
    private static final long MAIN_NANOS = 1_500_000_000;
    private static final long TIME_LIMIT_NANOS = 10_000_000_000L;

    @TempDir
    Path directory;

    private final HistoryBuilder history = History.builder();

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private void event(long nanos, String fault, long id, String phase, Object value, Long tookNanos, String error) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", id);
        said.put("phase", phase);
        if (value != null) {
            said.put("fault", value);
        }
        if (tookNanos != null) {
            said.put("took-nanos", tookNanos);
        }
        history.add(new Event(-1, nanos, EventType.INFO, Actor.NEMESIS, fault, null, said, null, error));
    }

    private void start(long nanos, String fault, long id, Object value) {
        event(nanos, fault, id, "start", value, null, null);
    }

    private void end(long nanos, String fault, long id) {
        event(nanos, fault, id, "end", null, null, null);
    }

    private RunResult result() {
        RunSpec spec = new RunSpec(
                "shelf", "register", List.of("kill"), "sim", 3, TIME_LIMIT_NANOS, 100, 3, 7, null, null, Map.of());
        return new RunResult(
                spec, "register", List.of("n1", "n2", "n3"), history.build(), List.of(), MAIN_NANOS, 0, 0, false);
    }

    private String text() {
        return new String(RecordedFaults.file(result()), StandardCharsets.UTF_8);
    }

    private String faults() {
        return text().replaceAll("(?m)^#.*\n", "");
    }

    @Test
    void timesAreThoseWhenTheFaultsAndTheirEndsWereAskedFor() {
        start(MAIN_NANOS + 1_000_000_000, "kill", 1, Map.of("nodes", List.of("n1")));
        history.add(Event.invoke(Actor.process(0), "read", null, null).withTime(MAIN_NANOS + 1_100_000_000));
        event(MAIN_NANOS + 2_250_000_000L, "kill", 1, "end", null, 250_000_000L, null);
        event(MAIN_NANOS + 3_000_000_000L, "disk", 2, "start", map("mode", "lost", "nodes", List.of("n2")), 1L, null);
        assertEquals("""
                faults:
                  - at: 1s
                    until: 2s
                    kill: {"nodes":["n1"]}
                  - at: 2.999999999s
                    disk: {"mode":"lost","nodes":["n2"]}
                """, faults());
    }

    @Test
    void whatLastedToTheEndOfTheMainPartDoesSoAgain() {
        start(MAIN_NANOS + 1_000_000_000, "kill", 1, Map.of("nodes", List.of("n1")));
        start(MAIN_NANOS + 2_000_000_000, "pause", 2, Map.of("nodes", List.of("n2")));
        end(MAIN_NANOS + TIME_LIMIT_NANOS - 1, "pause", 2);
        end(MAIN_NANOS + TIME_LIMIT_NANOS, "kill", 1);
        assertEquals("""
                faults:
                  - at: 1s
                    kill: {"nodes":["n1"]}
                  - at: 2s
                    until: 9.999999999s
                    pause: {"nodes":["n2"]}
                """, faults());
    }

    @Test
    void whatFailedIsSaidAndIsNotThere() {
        event(MAIN_NANOS + 1_000_000_000, "kill", 1, "start", Map.of(), null, "took no effect:\nnothing ran on n1");
        start(MAIN_NANOS + 2_000_000_000, "pause", 2, Map.of("nodes", List.of("n2")));
        event(MAIN_NANOS + 3_000_000_000L, "pause", 2, "end", null, null, "did not heal: n2 stands still");
        assertEquals("""
                # The faults of shelf, seed 7, at their times.
                # Again: inquest run --nemesis-file faults.yaml, with any store, bug or seed.
                # Times count from when the clients began, 1.5 s into the history.
                # Not here: at 1 s a kill: took no effect: nothing ran on n1
                # Not here: at 3 s a pause that was to end: did not heal: n2 stands still
                faults:
                  - at: 2s
                    pause: {"nodes":["n2"]}
                """, text());
    }

    @Test
    void aFaultThatEndsWhenItBeginsLastsAMomentAgain() {
        start(MAIN_NANOS, "restart", 1, Map.of("nodes", List.of("n1")));
        end(MAIN_NANOS, "restart", 1);
        assertEquals("""
                faults:
                  - at: 0s
                    until: 0.000000001s
                    restart: {"nodes":["n1"]}
                """, faults());
    }

    @Test
    void noFaultsAreAListOfNone() {
        history.add(new Event(-1, 5, EventType.INFO, Actor.NEMESIS, "said", null, "nothing", null, null));
        assertEquals("faults: []\n", faults());
    }

    @Test
    void theFileReadsAsTheScriptItIs() throws IOException {
        Map<String, Object> links =
                map("links", List.of(List.of("n1", "clients")), "conditions", map("loss-ppm", 50_000L));
        start(MAIN_NANOS + 1_234_567_891, "packets", 1, links);
        end(MAIN_NANOS + 2_000_000_000, "packets", 1);
        Map<String, Object> jump = map("jump-nanos", map("n1", -60_000_000_000L));
        start(MAIN_NANOS + 3_000_000_000L, "clock", 2, jump);
        Map<String, Object> odd = map("text", "a\n'b' \"c\" # d: é\u0007", "n: 1 #", List.of(true, "no", "1.0"));
        start(MAIN_NANOS + 4_000_000_000L, "odd", 3, odd);
        Path file = Files.write(directory.resolve("faults.yaml"), RecordedFaults.file(result()));
        assertEquals(
                List.of(
                        new FaultScript.Entry("faults.yaml, line 5: ", 1_234_567_891, 2_000_000_000, "packets", links),
                        new FaultScript.Entry("faults.yaml, line 8: ", 3_000_000_000L, Long.MAX_VALUE, "clock", jump),
                        new FaultScript.Entry("faults.yaml, line 10: ", 4_000_000_000L, Long.MAX_VALUE, "odd", odd)),
                FaultFile.read(file).entries());
    }
}
