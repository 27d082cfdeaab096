package io.inquest.harness.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A history as the texts of models and anomalies draw it: a line for each process, time running to the right.
 *
 * <pre>
 *   process 0   |- W x1 -| |- R x- -|
 *   process 1       |- enqueue 3 -| unknown   |- dequeue 3 -|
 *   process 2   |- transfer 3 from a to b -| |- read {a: 5, b: 8} -| |- lead: n1 in 7 -|
 * </pre>
 *
 * <p>An operation is invoked at its first bar and completed at its second. Within stand a register's {@code W x1}, {@code
 * R x1}, {@code C12}, with or without a key; {@code E1}, {@code D1} of a queue, {@code I1}, {@code D1} of a priority queue,
 * {@code U1}, {@code O1} of a stack, {@code A1}, {@code R{1}} of a set, {@code B 1}, {@code D n1} of a broadcast to node
 * n, {@code S a: 0}, {@code P 0a 1b} of a log; or a transaction as {@link HistoryNotation} has it, {@code txn r x [1] append y 2}; or a function, a key if it is a word with a value behind it, and a value:
 * JSON, {@code -} for null, and for the functions that return something that; {@code send 3 -> [0,3]} says both, {@code
 * generate g: 1} only what came back. An operation may also end with {@code ... unknown}; behind the second bar may stand
 * {@code failed}, {@code unknown}, or {@code by n1} at the end of some words: the node that answered.
 */
record DrawnHistory(History history) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();
    private static final Pattern LINE = Pattern.compile("\\s+process (\\d+)\\s.*");
    private static final Pattern OPERATION =
            Pattern.compile("\\|-+ ([^|]+?) (?:-+\\|( [a-z0-9 ]+)?|\\.\\.\\. unknown)");
    private static final Pattern REGISTER = Pattern.compile("([WR]) ?([a-z]?)(\\d+|-)");
    private static final Pattern LETTER = Pattern.compile("([EDAIUOR]) ?(\\d+|-|\\{[^}]*})?");
    private static final Pattern BROADCAST = Pattern.compile("B (\\w+)");
    private static final Pattern DELIVER = Pattern.compile("D ([a-z])(\\d+|-)");
    private static final Pattern SEND = Pattern.compile("S (\\w+)(?:: (\\d+))?");
    private static final Pattern POLL = Pattern.compile("P(?: \\d+[a-z])+");
    private static final Pattern SWAP = Pattern.compile("C ?([a-z]?)(\\d)(\\d)");
    private static final Pattern KEYED = Pattern.compile("([a-z]\\w*) (.+)");
    /** What came back: of a key, or of the whole. */
    private static final Pattern RESULT = Pattern.compile("([a-z-]+)(?: ([a-z]\\w*))?: (.+)");

    private static final Pattern LEADER = Pattern.compile("(\\w+) in (\\d+)");
    private static final Pattern TRANSFER = Pattern.compile("transfer (\\d+) from (\\w+) to (\\w+)");
    private static final Set<String> RETURN =
            Set.of("read", "get", "dequeue", "pop", "delete-min", "generate", "lead", "poll", "deliver", "acquire");

    private record Drawn(int line, int column, Event event) {}

    /** The drawings under a heading such as {@code Violated by}: up to the next paragraph that is none. */
    static List<DrawnHistory> under(String heading, String text) {
        List<DrawnHistory> found = new ArrayList<>();
        boolean below = false;
        for (String paragraph : text.split("\n\n")) {
            boolean drawn =
                    LINE.matcher(paragraph.lines().findFirst().orElse("")).matches();
            if (below && drawn) {
                found.add(parse(paragraph));
            }
            below = paragraph.startsWith(heading) || below && (drawn || paragraph.startsWith(" "));
        }
        return found;
    }

    static DrawnHistory parse(String drawing) {
        List<Drawn> events = new ArrayList<>();
        int number = 0;
        for (String line : drawing.lines().toList()) {
            Matcher process = LINE.matcher(line);
            if (!process.matches()) {
                throw new IllegalArgumentException("a drawing's line begins with \"process N\", not as: " + line);
            }
            add(line, drawing, number++, Actor.process(Integer.parseInt(process.group(1))), events);
        }
        events.sort(Comparator.comparingInt(Drawn::column).thenComparingInt(Drawn::line));
        HistoryBuilder builder = History.builder();
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i).event();
            Drawn before = i == 0 ? null : events.get(i - 1);
            if (before != null
                    && before.column == events.get(i).column
                    && (before.event.type() == EventType.INVOKE) != (event.type() == EventType.INVOKE)) {
                throw new IllegalArgumentException(
                        "it does not show which comes first in column " + before.column + " of\n" + drawing);
            }
            builder.add(event);
        }
        return new DrawnHistory(builder.build());
    }

    private static void add(String line, String drawing, int number, Actor actor, List<Drawn> events) {
        Matcher operation = OPERATION.matcher(line);
        int bars = 0;
        while (operation.find()) {
            bars += operation.group().endsWith("... unknown") ? 1 : 2;
            String suffix = operation.group(2) == null ? "" : operation.group(2).strip();
            EventType type = suffix.startsWith("failed")
                    ? EventType.FAIL
                    : suffix.startsWith("unknown") ? EventType.INFO : EventType.OK;
            String node = suffix.matches(".*\\bby n\\d+") ? suffix.substring(suffix.lastIndexOf(' ') + 1) : null;
            String words = inFull(operation.group(1), drawing);
            Event[] both = events(actor, words, type, node);
            int end = operation.group(2) == null ? operation.end() : operation.start(2);
            events.add(new Drawn(number, operation.start(), both[0]));
            if (!operation.group().endsWith("... unknown")) {
                events.add(new Drawn(number, end - 1, both[1]));
            }
        }
        if (bars == 0 || bars != line.chars().filter(c -> c == '|').count()) {
            throw new IllegalArgumentException("not all of this line is operations such as |- W x1 -|: " + line);
        }
    }

    /** The function that a letter stands for: E1 enqueues 1, D1 takes it out, R{1} reads a set. */
    private static String inFull(String words, String drawing) {
        Matcher letter = LETTER.matcher(words);
        if (!letter.matches() || REGISTER.matcher(words).matches()) {
            return words;
        }
        String f = switch (letter.group(1)) {
            case "E" -> "enqueue";
            case "D" -> drawing.contains(" I") ? "delete-min" : "dequeue";
            case "A" -> "add";
            case "I" -> "insert";
            case "U" -> "push";
            case "O" -> "pop";
            default -> "read";
        };
        String value = letter.group(2) == null ? "-" : letter.group(2);
        return f + " " + value.replace('{', '[').replace('}', ']');
    }

    /** As {@link HistoryNotation} writes it. */
    private static Event[] ofTransaction(Actor actor, String words, EventType type) {
        String end = type == EventType.OK ? "" : type == EventType.FAIL ? " !" : " ~";
        History drawn = HistoryNotation.parse(actor.process() + ": [" + words + end + "]");
        return new Event[] {drawn.event(0), drawn.event(1)};
    }

    private static Event[] events(Actor actor, String words, EventType type, String node) {
        if (words.startsWith("txn ")) {
            return ofTransaction(actor, words, type);
        }
        Matcher register = REGISTER.matcher(words);
        if (register.matches()) {
            String f = register.group(1).equals("W") ? "write" : "read";
            return events(actor, f, key(register.group(2)), value(register.group(3)), type, node);
        }
        Matcher swap = SWAP.matcher(words);
        if (swap.matches()) {
            List<Object> values = List.of(value(swap.group(2)), value(swap.group(3)));
            return events(actor, "cas", key(swap.group(1)), values, type, node);
        }
        Event[] ofStream = ofStream(actor, words, type, node);
        if (ofStream != null) {
            return ofStream;
        }
        Matcher transfer = TRANSFER.matcher(words);
        if (transfer.matches()) {
            Object moved =
                    Map.of("from", transfer.group(2), "to", transfer.group(3), "amount", value(transfer.group(1)));
            return events(actor, "transfer", null, moved, type, node);
        }
        Matcher returned = RESULT.matcher(words);
        if (returned.matches()) {
            return events(actor, returned.group(1), returned.group(2), value(returned.group(3)), type, node);
        }
        int space = words.indexOf(' ');
        String f = space < 0 ? words : words.substring(0, space);
        if (f.equals("R")) {
            f = "read";
        }
        String rest = space < 0 ? "-" : words.substring(space + 1).strip();
        boolean locks = f.equals("acquire") || f.equals("release");
        if (locks && rest.matches("[a-z]\\w*")) {
            return events(actor, f, rest, null, type, node);
        }
        Matcher keyed = KEYED.matcher(rest);
        boolean hasKey =
                !rest.equals("null") && keyed.matches() && !keyed.group(2).startsWith("->");
        String values = hasKey ? keyed.group(2) : rest;
        Object key = hasKey ? keyed.group(1) : null;
        int arrow = values.indexOf("->");
        if (arrow >= 0) {
            Event invoke =
                    Event.invoke(actor, f, key, value(values.substring(0, arrow).strip()));
            Object result = value(values.substring(arrow + 2).strip());
            return new Event[] {invoke, new Event(-1, -1, type, actor, f, key, result, node, null)};
        }
        return events(actor, f, key, value(values), type, node);
    }

    /** Broadcasts and logs: B 1, D a1 (node a is given 1), S a: 0 (a is at offset 0), P 0a 1b. */
    private static Event[] ofStream(Actor actor, String words, EventType type, String node) {
        Matcher broadcast = BROADCAST.matcher(words);
        if (broadcast.matches()) {
            return events(actor, "broadcast", null, value(broadcast.group(1)), type, node);
        }
        Matcher deliver = DELIVER.matcher(words);
        if (deliver.matches()) {
            return events(actor, "deliver", null, value(deliver.group(2)), type, deliver.group(1));
        }
        Matcher send = SEND.matcher(words);
        if (send.matches()) {
            Object sent = value(send.group(1));
            Object result = send.group(2) == null ? null : List.of(value(send.group(2)), sent);
            return new Event[] {
                Event.invoke(actor, "send", null, sent),
                new Event(-1, -1, type, actor, "send", null, result, node, null)
            };
        }
        if (!POLL.matcher(words).matches()) {
            return null;
        }
        List<Object> polled = new ArrayList<>();
        for (String word : words.substring(2).split(" ")) {
            polled.add(List.of(value(word.substring(0, word.length() - 1)), value(word.substring(word.length() - 1))));
        }
        return events(actor, "poll", null, polled, type, node);
    }

    private static Event[] events(Actor actor, String f, Object key, Object value, EventType type, String node) {
        boolean returns = RETURN.contains(f) && !isArgument(value);
        Event invoke = Event.invoke(actor, f, key, returns ? null : value);
        Object result = type == EventType.OK ? value : null;
        return new Event[] {invoke, new Event(-1, -1, type, actor, f, key, result, node, null)};
    }

    /** What a lock guards is said when it is acquired. */
    private static boolean isArgument(Object value) {
        return value instanceof Map<?, ?> map && map.containsKey("guards");
    }

    private static Object key(String word) {
        return word.isEmpty() ? null : word;
    }

    private static Object value(String word) {
        if (word.equals("-")) {
            return null;
        }
        Matcher leader = LEADER.matcher(word);
        if (leader.matches()) {
            return Map.of("leader", leader.group(1), "term", value(leader.group(2)));
        }
        try {
            return JSON.readValue(word, Object.class);
        } catch (JsonProcessingException notJson) {
            return word;
        }
    }
}
