package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** What the tests of this package share: bytes to histories and back, and random histories. */
final class Histories {
    private Histories() {}

    static ReadResult read(byte[] bytes) {
        return read(bytes, ReadLimits.DEFAULT);
    }

    static ReadResult read(byte[] bytes, ReadLimits limits) {
        try {
            return new HistoryReader(limits).readStream(new ByteArrayInputStream(bytes), "h.jsonl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReadResult read(String... lines) {
        return read((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(History history) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (HistoryWriter writer = new HistoryWriter(bytes, () -> 0)) {
            writer.append(history);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<Event> events(History history) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < history.size(); i++) {
            events.add(history.event(i));
        }
        return events;
    }

    static void assertSame(History expected, History actual) {
        assertEquals(events(expected), events(actual));
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.completion(i), actual.completion(i), "completion of event " + i);
            assertEquals(expected.invocation(i), actual.invocation(i), "invocation of event " + i);
        }
    }

    /** A well-formed history of all kinds of events and values. */
    static History random(long seed, int size) {
        RandomGenerator random = new SplittableRandom(seed);
        HistoryBuilder builder = History.builder();
        int[] numbers = {0, 1, 2, 1 << 20, 5_000_000};
        int fresh = 3;
        String[] open = new String[numbers.length];
        Object[] keys = new Object[numbers.length];
        while (builder.size() < size) {
            int slot = random.nextInt(numbers.length + 1);
            long time = random.nextInt(5) == 0 ? -1 : builder.size() * 1000L;
            if (slot == numbers.length) {
                builder.add(new Event(
                        -1, time, EventType.INFO, Actor.NEMESIS, "kill", null, value(random, 3), text(random), null));
            } else if (open[slot] == null) {
                open[slot] = List.of("read", "write", "cas", "r", "Ω f").get(random.nextInt(5));
                keys[slot] = key(random);
                builder.add(new Event(
                        -1,
                        time,
                        EventType.INVOKE,
                        Actor.process(numbers[slot]),
                        open[slot],
                        keys[slot],
                        argument(open[slot], random),
                        null,
                        null));
            } else {
                EventType type = EventType.values()[1 + random.nextInt(3)];
                builder.add(new Event(
                        -1,
                        time,
                        type,
                        Actor.process(numbers[slot]),
                        open[slot],
                        keys[slot],
                        type == EventType.OK || random.nextInt(4) == 0 ? value(random, 3) : null,
                        text(random),
                        type == EventType.OK ? null : text(random)));
                open[slot] = null;
                numbers[slot] = type == EventType.INFO ? fresh++ : numbers[slot];
            }
        }
        return builder.build();
    }

    private static Object argument(String f, RandomGenerator random) {
        return f.equals("read") || f.equals("r")
                ? null
                : f.equals("cas") ? List.of(random.nextInt(5), random.nextInt(5)) : value(random, 3);
    }

    private static Object key(RandomGenerator random) {
        return random.nextInt(4) == 0
                ? value(random, 2)
                : List.of("x", "y", 1L, "a key").get(random.nextInt(4));
    }

    private static String text(RandomGenerator random) {
        return random.nextInt(2) == 0
                ? null
                : strings().get(random.nextInt(strings().size()));
    }

    private static List<String> strings() {
        return List.of(
                "",
                "x",
                "n1",
                "mismatch",
                "null",
                "12",
                "two words",
                "\"\\\n\t\u0000\u007f",
                "é",
                "√",
                "😀",
                "\ud83d",
                "a\ude00b",
                "😀\ud83d",
                "]",
                "->",
                "!",
                "~x",
                "@n1",
                "\u2028",
                "0:");
    }

    private static String name(RandomGenerator random) {
        String name = strings().get(random.nextInt(strings().size()));
        return Values.isWellFormed(name) ? name : "well-formed";
    }

    static Object value(RandomGenerator random, int depth) {
        switch (random.nextInt(depth == 0 ? 8 : 10)) {
            case 0:
                return null;
            case 1:
                return random.nextBoolean();
            case 2:
                return random.nextLong();
            case 3:
                return new BigInteger("9223372036854775807").add(BigInteger.valueOf(random.nextLong(-3, 3)));
            case 4:
                return new BigDecimal("12.50").movePointRight(random.nextInt(-40, 40));
            case 5:
                return strings().get(random.nextInt(strings().size()));
            case 8:
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth - 1));
                }
                return list;
            case 9:
                Map<String, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(name(random), value(random, depth - 1));
                }
                return map;
            default:
                return random.nextInt(10);
        }
    }
}
