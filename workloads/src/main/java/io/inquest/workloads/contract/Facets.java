package io.inquest.workloads.contract;

import io.inquest.generators.Call;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How each kind of object is filled and looked into; {@code docs/objects.md} has their functions. */
final class Facets {
    /** The third to last are where floating point, 64 bits, and more than 64 bits lose digits. */
    private static final List<Object> INTEGERS =
            List.of(7L, -1L, 0L, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, BigInteger.ONE.shiftLeft(80));

    /** One that looks like a number, one that looks like nothing, one for each way to lose characters, a long one. */
    private static final List<Object> STRINGS = List.of(
            "a",
            "7",
            "null",
            " a b ",
            "\"\\/\n\r\t{}[],:;%00",
            "\u00fc \u6f22\u5b57 \ud83d\udd0e e\u0301",
            "long ".repeat(4_000));

    private Facets() {}

    /** Those of an object; none if it cannot be filled or looked into. */
    static List<Facet> of(String object) {
        return switch (object) {
            case "register" -> List.of(keyed("write", "read", Facets::single, both(), Arrays.asList(8L, null)));
            case "kv" -> List.of(strings("put", List.of("b")), strings("append", List.of()));
            case "set" -> List.of(keyed("add", "read", Facets::list, both(), List.of()));
            case "counter" -> List.of(keyed("add", "read", Facets::count, List.of(7L, -3L, (1L << 53) + 1), List.of()));
            case "queue" -> List.of(keyed("enqueue", "dequeue", Facets::single, both(), List.of()));
            case "stack" -> List.of(keyed("push", "pop", Facets::single, both(), List.of()));
            case "priority-queue" -> List.of(keyed("insert", "delete-min", Facets::single, INTEGERS, List.of()));
            case "transactions" ->
                List.of(
                        transactions("w", Facets::single, List.of(8L)),
                        transactions("append", Facets::list, List.of()));
            default -> List.of();
        };
    }

    private static List<Object> both() {
        List<Object> both = new ArrayList<>(INTEGERS);
        both.addAll(STRINGS);
        return both;
    }

    private static Facet keyed(
            String fill,
            String see,
            Function<Object, List<?>> contents,
            List<Object> samples,
            List<Object> replacements) {
        return new Facet(
                fill,
                number -> number,
                (key, value) -> new Call(fill, key, value),
                key -> new Call(see, key, null),
                contents,
                samples,
                replacements);
    }

    private static Facet strings(String fill, List<Object> replacements) {
        return new Facet(
                fill,
                number -> "contract" + number,
                (key, value) -> new Call(fill, key, value),
                key -> new Call("get", key, null),
                value -> "".equals(value) ? List.of() : single(value),
                STRINGS,
                replacements);
    }

    private static Facet transactions(String fill, Function<Object, List<?>> contents, List<Object> replacements) {
        return new Facet(
                fill,
                number -> number,
                (key, value) -> Call.of("txn", List.of(Arrays.asList(fill, key, value))),
                key -> Call.of("txn", List.of(Arrays.asList("r", key, null))),
                value -> readByTransaction(value, contents),
                INTEGERS,
                replacements);
    }

    private static List<?> readByTransaction(Object value, Function<Object, List<?>> contents) {
        boolean one = value instanceof List<?> done
                && done.size() == 1
                && done.get(0) instanceof List<?> micro
                && micro.size() == 3
                && "r".equals(micro.get(0));
        return one ? contents.apply(((List<?>) ((List<?>) value).get(0)).get(2)) : null;
    }

    private static List<?> single(Object value) {
        return value == null ? List.of() : List.of(value);
    }

    private static List<?> list(Object value) {
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? list : null;
    }

    private static List<?> count(Object value) {
        return value == null || value.equals(0L) ? List.of() : List.of(value);
    }
}
