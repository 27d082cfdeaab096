package io.inquest.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScriptTest {
    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private static FaultScript parse(Object... entries) {
        return FaultScript.parse(map("faults", List.of(entries)), entry -> "f.yaml, fault " + (entry + 1) + ": ");
    }

    private static String refused(Object... entryNamesAndValues) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> parse(map(), map(entryNamesAndValues)).entries())
                .getMessage();
    }

    private static String refusedAlone(Object... entryNamesAndValues) {
        return assertThrows(IllegalArgumentException.class, () -> parse(map(entryNamesAndValues)))
                .getMessage()
                .replace("f.yaml, fault 1: ", "");
    }

    @Test
    void readsWhenAndWhat() {
        FaultScript script = parse(
                map("at", "5s", "lasts", "8s", "partition", map("shape", "primary")),
                map("at", 20L, "until", new BigDecimal("25.5"), "kill", null),
                map("at", "300ms", "pause", map("nodes", List.of("n1"))));
        assertEquals(
                new FaultScript(List.of(
                        new FaultScript.Entry(
                                "f.yaml, fault 1: ",
                                5_000_000_000L,
                                13_000_000_000L,
                                "partition",
                                map("shape", "primary")),
                        new FaultScript.Entry("f.yaml, fault 2: ", 20_000_000_000L, 25_500_000_000L, "kill", map()),
                        new FaultScript.Entry(
                                "f.yaml, fault 3: ",
                                300_000_000L,
                                Long.MAX_VALUE,
                                "pause",
                                map("nodes", List.of("n1"))))),
                script);
        assertEquals(List.of("partition", "kill", "pause"), script.kinds());
    }

    @Test
    void itsValueReadsBackAsTheSame() {
        FaultScript script = parse(
                map("at", "5.123456789s", "lasts", "8s", "partition", map("cut", List.of(List.of("n1", "n2")))),
                map("at", "2m", "kill", map()));
        Map<String, Object> value = script.toValue();
        assertEquals(
                map(
                        "faults",
                        List.of(
                                map(
                                        "at",
                                        "5.123456789s",
                                        "until",
                                        "13.123456789s",
                                        "partition",
                                        map("cut", List.of(List.of("n1", "n2")))),
                                map("at", "120s", "kill", map()))),
                value);
        assertEquals(script, FaultScript.parse(value, entry -> "f.yaml, fault " + (entry + 1) + ": "));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 5000000000",
        "0, 0",
        "5s, 5000000000",
        "1.25s, 1250000000",
        "0.000000001s, 1",
        "300ms, 300000000",
        "2m, 120000000000",
        "2min, 120000000000",
        "5 s,",
        "-5s,",
        "5h,",
        "0.0000000001s,",
        "0.0000001ms,",
        "1e3s,",
        "99999999999,",
        "999999999, 999999999000000000",
        "16666666m, 999999960000000000",
        "16666667m,",
        "153722867m,",
    })
    void timesAreExactOrNone(String text, Long nanos) {
        assertEquals(nanos, TimeText.parse(text));
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        assertEquals("f.yaml, fault 1: this says when, but not which fault; name one, such as kill: {}", refused());
        assertEquals(
                "\"at\" is a time, such as 5s, 1.25s, 300ms or 2m, and there is none", refusedAlone("kill", map()));
        assertEquals(
                "\"at\" is a time, such as 5s, 1.25s, 300ms or 2m, not \"soon\"",
                refusedAlone("at", "soon", "kill", map()));
        assertEquals(
                "a fault has \"lasts\" or \"until\", not both",
                refusedAlone("at", 1L, "lasts", 1L, "until", 3L, "kill", map()));
        assertEquals("this fault ends at 2s, but begins at 5s", refusedAlone("at", 5L, "until", 2L, "kill", map()));
        assertEquals("this fault ends at 5s, but begins at 5s", refusedAlone("at", 5L, "lasts", 0L, "kill", map()));
        assertEquals(
                "a fault has no \"last\"; did you mean \"lasts\"?", refusedAlone("at", 5L, "last", 2L, "kill", map()));
        assertEquals(
                "one fault only, not kill and pause; give each an entry of its own",
                refusedAlone("at", 5L, "kill", map(), "pause", map()));
        assertEquals(
                "a kill is written like kill: {} or kill: {nodes: [n1]}, not \"n1\"",
                refusedAlone("at", 5L, "kill", "n1"));
    }

    @Test
    void aScriptIsOneListOfFaults() {
        for (Object tree : List.of(List.of(), map(), map("faults", "none"), map("faults", List.of(), "seed", 1L))) {
            String sentence = assertThrows(
                            IllegalArgumentException.class, () -> FaultScript.parse(tree, entry -> "f.yaml: "))
                    .getMessage();
            assertEquals(
                    "f.yaml: a script of faults is one list called \"faults\", such as: faults: [{at: 5s, lasts: 2s,"
                            + " kill: {}}]",
                    sentence);
        }
        assertEquals(
                "f.yaml, fault 1: a fault is written like {at: 5s, lasts: 2s, kill: {}}, not \"kill\"",
                assertThrows(IllegalArgumentException.class, () -> parse("kill"))
                        .getMessage());
    }
}
