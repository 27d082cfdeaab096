package io.inquest.harness.results;

import io.inquest.harness.runner.RunResult;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.Values;
import io.inquest.nemesis.FaultScript;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults of a run as a script by which they come again, just as and when they did. */
final class RecordedFaults {
    private final long mainNanos;
    private final long endNanos;
    private final Map<Object, Integer> open = new LinkedHashMap<>();
    private final List<FaultScript.Entry> entries = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private RecordedFaults(RunResult result) {
        mainNanos = Math.max(0, result.mainNanos());
        endNanos = mainNanos + result.spec().timeLimitNanos();
        History history = result.history();
        for (int i = 0; i < history.size(); i++) {
            if (history.process(i) == History.NONE) {
                add(history.event(i));
            }
        }
    }

    /** What {@code faults.yaml} holds: YAML in which each fault's own words are JSON. */
    static byte[] file(RunResult result) {
        RecordedFaults recorded = new RecordedFaults(result);
        StringBuilder text = new StringBuilder();
        comment(
                text,
                "The faults of " + result.spec().system() + ", seed "
                        + result.spec().seed() + ", at their times.");
        comment(text, "Again: inquest run --nemesis-file faults.yaml, with any store, bug or seed.");
        comment(text, "Times count from when the clients began, " + seconds(recorded.mainNanos) + " into the history.");
        recorded.failures.forEach(failure -> comment(text, failure));
        text.append(recorded.entries.isEmpty() ? "faults: []\n" : "faults:\n");
        Map<String, Object> value = new FaultScript(recorded.entries).toValue();
        for (Object fault : (List<?>) value.get("faults")) {
            String indent = "  - ";
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) fault).entrySet()) {
                text.append(indent).append(entry.getKey()).append(": ");
                text.append(entry.getValue() instanceof String time ? time : Values.json(entry.getValue()));
                text.append('\n');
                indent = "    ";
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void comment(StringBuilder text, String line) {
        text.append("# ").append(line.replaceAll("\\p{Cntrl}", " ")).append('\n');
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
    }

    @SuppressWarnings("unchecked")
    private void add(Event event) {
        if (!(event.value() instanceof Map<?, ?> value)) {
            return;
        }
        long tookNanos = value.get("took-nanos") instanceof Long took ? took : 0;
        long atNanos = Math.max(0, event.time() - tookNanos - mainNanos);
        boolean start = "start".equals(value.get("phase"));
        if (event.error() != null) {
            failures.add("Not here: at " + seconds(atNanos) + " a " + event.f() + (start ? "" : " that was to end")
                    + ": " + event.error());
        } else if (start && value.get("fault") instanceof Map<?, ?> fault) {
            open.put(value.get("id"), entries.size());
            entries.add(new FaultScript.Entry("", atNanos, Long.MAX_VALUE, event.f(), (Map<String, Object>) fault));
        } else if (open.containsKey(value.get("id")) && event.time() - tookNanos < endNanos) {
            // what ends with the main part or later is healed then in any run
            int number = open.remove(value.get("id"));
            FaultScript.Entry entry = entries.get(number);
            long untilNanos = Math.max(atNanos, entry.atNanos() + 1);
            entries.set(number, new FaultScript.Entry("", entry.atNanos(), untilNanos, entry.kind(), entry.words()));
        }
    }
}
