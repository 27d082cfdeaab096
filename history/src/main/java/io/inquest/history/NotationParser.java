package io.inquest.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses {@link HistoryNotation}: each line on its own, then all events in the order of their columns. */
final class NotationParser {
    static final String FILE = "notation";

    /** An event and where it is drawn; line and column counted from 1. */
    private record Drawn(int line, int column, Event event) {}

    private final String text;
    private final long nanosPerColumn;
    private final List<Drawn> drawn = new ArrayList<>();

    /** @param nanosPerColumn 0 if events have no times */
    NotationParser(String text, long nanosPerColumn) {
        this.text = text;
        this.nanosPerColumn = nanosPerColumn;
    }

    History parse() {
        Map<Actor, Integer> lineOf = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            NotationLine parsed = new NotationLine(line);
            try {
                parsed.parse();
            } catch (FormatProblem e) {
                throw new HistoryFormatException(FILE, number, e.offset + 1, e.getMessage(), e);
            }
            Integer earlier = lineOf.put(parsed.actor(), number);
            if (earlier != null) {
                throw new HistoryFormatException(
                        FILE, number, 1, "expected one line for each process, found that of line " + earlier, null);
            }
            for (Map.Entry<Integer, Event> event : parsed.events().entrySet()) {
                drawn.add(new Drawn(number, event.getKey() + 1, event.getValue()));
            }
        }
        drawn.sort(Comparator.comparingInt(Drawn::column).thenComparingInt(Drawn::line));
        requireOrder();
        return build();
    }

    private void requireOrder() {
        for (int i = 1; i < drawn.size(); i++) {
            Drawn before = drawn.get(i - 1);
            Drawn after = drawn.get(i);
            if (before.column == after.column && kind(before.event) != kind(after.event)) {
                throw new HistoryFormatException(
                        FILE,
                        after.line,
                        after.column,
                        "expected this event in another column, for line " + before.line
                                + " has one of another kind in it and it does not show which comes first",
                        null);
            }
        }
    }

    private static int kind(Event event) {
        return event.actor().isNemesis() ? 0 : event.type() == EventType.INVOKE ? 1 : 2;
    }

    private History build() {
        HistoryBuilder builder = History.builder();
        for (Drawn each : drawn) {
            try {
                builder.add(
                        nanosPerColumn == 0
                                ? each.event
                                : each.event.withTime(Math.multiplyExact(each.column - 1L, nanosPerColumn)));
            } catch (MalformedHistoryException e) {
                throw new HistoryFormatException(FILE, each.line, each.column, e.getMessage(), e);
            }
        }
        return builder.build();
    }
}
