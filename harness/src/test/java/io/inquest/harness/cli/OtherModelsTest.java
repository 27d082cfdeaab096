package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code check} shows beside the verdict: how the other models stand, and how far off the reads were. */
class OtherModelsTest extends RecordedFiles {
    private static final String STALE = """
            0: [w x 1] [w x 2] [w x 3]
            1:                        [r x 1] [r x 3]
            """;

    @Test
    void showsHowStaleTheReadsWere() throws IOException {
        write("stale.jsonl", events(STALE));
        assertTrue(check("stale.jsonl").out.endsWith("""

                          bounded-staleness: p50 0, p95 2, p99 2, max 2 versions; p50 0, p95 0.009, p99
                          0.009, max 0.009 seconds
                        """), check("stale.jsonl").out);
    }

    @Test
    void withoutItsBoundABoundedModelOnlyShowsFigures() throws IOException {
        write("stale.jsonl", events(STALE));
        Console named = check("stale.jsonl", "--model", "bounded-staleness");
        assertTrue(named.out.startsWith("stale.jsonl: unknown (bounded-staleness,"), named.out);
        assertTrue(named.out.contains("\n  no bound given\n"), named.out);
        assertTrue(named.out.contains("\n  bounded-staleness: p50 0, p95 2, p99 2, max 2 versions"), named.out);
        assertEquals(2, named.status);
        assertFalse(check("stale.jsonl", "--json").out.contains("\"bounded-staleness\":\"unknown\""));
    }

    @Test
    void aBoundDecides() throws IOException {
        write("stale.jsonl", events(STALE));
        assertEquals(0, check("stale.jsonl", "--model", "bounded-staleness", "--bound", "versions=2").status);
        assertEquals(
                1, check("stale.jsonl", "--model", "bounded-staleness", "--bound", "versions=2,seconds=0.001").status);
        String json = check("stale.jsonl", "--json", "--bound", "versions=1").out;
        assertTrue(json.contains("\"bounded-staleness\":false"), json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "verisons=2|no bound \"verisons\"; did you mean \"versions\"? (--bound takes adds, distance, examples,"
                        + " negative-balances, seconds, total, versions)",
                "versions|--bound takes names with values, such as versions=3,seconds=0.5, not \"versions\" (inquest help"
                        + " check)",
                "versions=few|the bound versions is a whole number, 0 or more, not \"few\"",
                "seconds=-1|the bound seconds is a number, 0 or more, not \"-1\"",
                "negative-balances=yes|the bound negative-balances is true or false, not \"yes\"",
                "adds=1,adds=2|--bound gives \"adds\" twice; give it once",
            })
    void refusesABoundThatNoModelTakes(String bound, String sentence) {
        Console console = check("good.jsonl", "--bound", bound);
        assertEquals("inquest: " + sentence + "\n", console.err);
        assertEquals(254, console.status);
    }

    /** What two sessions see of two writes in two orders. */
    @Test
    void showsWhereTheModelsThatHoldEnd() throws IOException {
        write("orders.jsonl", events("""
                0: [w x 1]      [r x 2] [r x 1]
                1:         [w x 2]
                """));
        Console console = check("orders.jsonl", "--model", "linearizable");
        String plain = console.out.replaceAll("\\s+", " ");
        assertTrue(plain.matches(".* hold [a-z, -]*causal[a-z, -]* \\(strongest\\); and .*"), console.out);
        assertTrue(plain.contains(" violated "), console.out);
        assertTrue(
                plain.contains(" monotonic-reads: Process 0 read 2 from x (event 3 (at 0.016 s)), then"), console.out);
        assertTrue(plain.contains(" (--model monotonic-reads)"), console.out);
        assertTrue(console.out.lines().allMatch(line -> line.length() <= 80), console.out);
    }

    @Test
    void saysOnceWhyManyModelsAreUndecided() throws IOException {
        write("twice.jsonl", events("0: [w x 1] [w x 1] [r x 1]"));
        String out = check("twice.jsonl").out;
        assertEquals(2, out.split("ambiguous-values", -1).length, out);
        assertTrue(
                out.replaceAll("\\s+", " ")
                        .matches(".*writes-follow-reads[^(]* \\(ambiguous-values: Process 0's write 1 .*"),
                out);
    }

    /** The models of registers say nothing of a key-value store with appends. */
    @Test
    void modelsThatDoNotApplyAreLeftOutOfTheLadder() throws IOException {
        write(
                "kv.jsonl",
                event("invoke", "put", "\"a\"")
                        + event("ok", "put", "\"a\"")
                        + event("invoke", "get", "null")
                        + event("ok", "get", "\"a\""));
        Console console = check("kv.jsonl", "--json");
        assertFalse(console.out.contains("causal"), console.out);
        assertTrue(console.out.contains("\"ladder\":{\"strict\":true,\"sequential\":true,"), console.out);
        Console asked = check("kv.jsonl", "--json", "--model", "causal");
        assertTrue(asked.out.contains("\"type\":\"operation put\""), asked.out);
        assertEquals(2, asked.status);
    }
}
