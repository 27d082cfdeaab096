package io.inquest.checkers.shape;

import io.inquest.checkers.model.Text;
import io.inquest.history.EventType;
import io.inquest.history.History;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What the functions of objects take and return. Looked at before a history is judged: a value of another shape is a
 * mistake of who recorded it, or is about another object, and no checker can say anything of it.
 */
public final class Shapes {
    private static final Shape TEXT = new Shape("a string", String.class::isInstance);
    private static final Shape INTEGER = new Shape("a whole number", Shapes::isInteger);
    private static final Shape NUMBER = new Shape("a number", Number.class::isInstance);
    private static final Shape LIST = new Shape("a list", List.class::isInstance);
    private static final Shape SWAP = new Shape("[old, new]", value -> isList(value, 2));
    private static final Shape ELEMENT = new Shape("any value but null", value -> value != null);
    private static final Shape OFFSET = new Shape("[offset, value]", Shapes::isOffset);
    private static final Shape OFFSETS =
            new Shape("a list of [offset, value]", value -> isListOf(value, Shapes::isOffset));
    private static final Shape TRANSFER = new Shape(
            "{from, to, amount}",
            value -> value instanceof Map<?, ?> map
                    && map.containsKey("from")
                    && map.containsKey("to")
                    && map.get("amount") instanceof Number);
    private static final Shape BALANCES = new Shape(
            "{account: balance}",
            value -> value instanceof Map<?, ?> map && map.values().stream().allMatch(Number.class::isInstance));
    private static final Shape LEADER = new Shape(
            "{term, leader}",
            value -> value instanceof Map<?, ?> map && isInteger(map.get("term")) && map.containsKey("leader"));
    private static final Shape GUARDS = new Shape(
            "{\"guards\": [key, …]}", value -> value instanceof Map<?, ?> map && map.get("guards") instanceof List);

    /**
     * What a function takes and returns.
     *
     * @param answers whether a result, whose shape fits, belongs to an argument
     */
    private record Signature(Shape argument, Shape result, BiPredicate<Object, Object> answers) {
        Signature(Shape argument, Shape result) {
            this(argument, result, (asked, returned) -> true);
        }
    }

    /** An event whose value does not fit, and in a sentence without a full stop what would. */
    public record Misfit(int event, String sentence) {}

    private static final Map<String, Map<String, Signature>> OBJECTS = new TreeMap<>();

    static {
        of("register", "read", Shape.ANY, Shape.ANY);
        of("register", "write", Shape.ANY, Shape.ANY);
        of("register", "cas", SWAP, Shape.ANY);
        of("transactions", "txn", transaction(transaction("r", "w", "append")));
        of("multi-register", "txn", transaction(transaction("r", "w")));
        of("kv", "get", Shape.ANY, TEXT.orNull());
        of("kv", "put", TEXT.orNull(), Shape.ANY);
        of("kv", "append", TEXT.orNull(), Shape.ANY);
        of("set", "add", Shape.ANY, Shape.ANY);
        of("set", "read", Shape.ANY, LIST.orNull());
        of("queue", "enqueue", ELEMENT, Shape.ANY);
        of("queue", "dequeue", Shape.ANY, Shape.ANY);
        of("stack", "push", ELEMENT, Shape.ANY);
        of("stack", "pop", Shape.ANY, Shape.ANY);
        of("priority-queue", "insert", NUMBER, Shape.ANY);
        of("priority-queue", "delete-min", Shape.ANY, NUMBER.orNull());
        of("counter", "add", INTEGER, Shape.ANY);
        of("counter", "read", Shape.ANY, INTEGER.orNull());
        of("unique-ids", "generate", Shape.ANY, Shape.ANY);
        of("bank", "transfer", TRANSFER, Shape.ANY);
        of("bank", "read", Shape.ANY, BALANCES);
        of("lock", "acquire", Shape.ANY, INTEGER.orNull());
        of("lock", "release", Shape.ANY, Shape.ANY);
        of("mutex", "acquire", Shape.ANY, Shape.ANY);
        of("mutex", "release", Shape.ANY, Shape.ANY);
        of("election", "lead", Shape.ANY, LEADER.orNull());
        of("log", "send", new Signature(Shape.ANY, OFFSET, Shapes::isOffsetOf));
        of("log", "poll", Shape.ANY, OFFSETS.orNull());
        of("broadcast", "broadcast", ELEMENT, Shape.ANY);
        of("broadcast", "deliver", Shape.ANY, Shape.ANY);
        of("memory", "read", Shape.ANY, Shape.ANY);
        of("memory", "write", Shape.ANY, Shape.ANY);
        of("memory", "sync", Shape.ANY, Shape.ANY);
        of("memory", "acquire", GUARDS.orNull(), Shape.ANY);
        of("memory", "release", GUARDS.orNull(), Shape.ANY);
    }

    private Shapes() {}

    private static void of(String object, String function, Shape argument, Shape result) {
        of(object, function, new Signature(argument, result));
    }

    private static void of(String object, String function, Signature signature) {
        OBJECTS.computeIfAbsent(object, any -> new TreeMap<>()).put(function, signature);
    }

    /** The objects whose functions are known here. */
    public static List<String> objects() {
        return List.copyOf(OBJECTS.keySet());
    }

    /** The functions of an object that is known here; none of another. */
    public static List<String> functions(String object) {
        return List.copyOf(OBJECTS.getOrDefault(object, Map.of()).keySet());
    }

    /** The first event of a client whose value is not what its function takes or returns; functions of others are passed over. */
    public static Optional<Misfit> firstMisfit(History history, String object) {
        List<Signature> byFunction = new ArrayList<>();
        for (int function = 0; function < history.functionCount(); function++) {
            byFunction.add(OBJECTS.getOrDefault(object, Map.of()).get(history.functionName(function)));
        }
        for (int i = 0; i < history.size(); i++) {
            Signature signature = byFunction.get(history.function(i));
            boolean isClients = history.process(i) >= 0;
            if (signature == null || !isClients) {
                continue;
            }
            boolean isArgument = history.type(i) == EventType.INVOKE;
            if (!isArgument && history.type(i) != EventType.OK) {
                continue;
            }
            Shape shape = isArgument ? signature.argument() : signature.result();
            if (shape.isAny()) {
                continue;
            }
            Object value = history.valueOf(history.value(i));
            if (!shape.fits().test(value)) {
                return Optional.of(new Misfit(i, sentence(history, i, object, isArgument, shape)));
            }
            Object asked = history.valueOf(history.value(isArgument ? i : history.invocation(i)));
            if (!isArgument && !signature.answers().test(asked, value)) {
                return Optional.of(new Misfit(i, noAnswer(history, i, object, asked, value)));
            }
        }
        return Optional.empty();
    }

    private static String sentence(History history, int event, String object, boolean isArgument, Shape shape) {
        return "the " + history.functionName(history.function(event)) + " of the object " + object
                + (isArgument ? " takes " : " returns ") + shape.words() + ", not "
                + Text.of(history.valueOf(history.value(event)));
    }

    private static String noAnswer(History history, int event, String object, Object asked, Object value) {
        return "the " + history.functionName(history.function(event)) + " of the object " + object + " of "
                + Text.of(asked) + " does not return " + Text.of(value);
    }

    private static boolean isInteger(Object value) {
        return value instanceof Long || value instanceof BigInteger;
    }

    private static boolean isList(Object value, int size) {
        return value instanceof List<?> list && list.size() == size;
    }

    private static boolean isListOf(Object value, Predicate<Object> element) {
        return value instanceof List<?> list && list.stream().allMatch(element);
    }

    private static boolean isOffset(Object value) {
        return isList(value, 2) && ((List<?>) value).get(0) instanceof Long;
    }

    private static boolean isOffsetOf(Object asked, Object returned) {
        return Objects.equals(((List<?>) returned).get(1), asked);
    }

    /** The micro-operations that were asked for, whatever was read. */
    private static boolean isSameTransaction(Object asked, Object returned) {
        List<?> one = (List<?>) asked;
        List<?> other = (List<?>) returned;
        boolean same = one.size() == other.size();
        for (int i = 0; same && i < one.size(); i++) {
            List<?> question = (List<?>) one.get(i);
            List<?> answer = (List<?>) other.get(i);
            same = question.subList(0, 2).equals(answer.subList(0, 2));
        }
        return same;
    }

    private static Signature transaction(Shape operations) {
        return new Signature(operations, operations, Shapes::isSameTransaction);
    }

    private static Shape transaction(String... kinds) {
        List<String> known = List.of(kinds);
        String words = known.stream()
                .map(kind -> "[\"" + kind + "\", k, v]")
                .reduce((a, b) -> a + ", " + b)
                .orElseThrow();
        return new Shape(
                "a list of " + words,
                value -> isListOf(value, one -> isList(one, 3) && known.contains(((List<?>) one).get(0))));
    }
}
