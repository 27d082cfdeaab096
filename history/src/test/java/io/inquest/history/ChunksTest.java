package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A file gives the same history, with the same numbers, or the same message, however it is cut into chunks. */
class ChunksTest {
    private static final int[] BLOCK_BYTES = {1, 90, 1_000, 1 << 20};
    private static final ReadLimits TIGHT = new ReadLimits(150, 6);

    private static void assertReadAlike(byte[] bytes, ReadLimits limits, String where) {
        List<String> expected = outcome(() -> LineByLine.read(bytes, limits));
        for (int blockBytes : BLOCK_BYTES) {
            List<String> actual = outcome(() -> {
                try {
                    return new HistoryReader(limits, blockBytes).readStream(new ByteArrayInputStream(bytes), "h.jsonl");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertEquals(expected, actual, where + ", blocks of " + blockBytes + " bytes");
        }
    }

    private interface Reading {
        ReadResult read();
    }

    /** All that there is to a history, the numbers of keys and values included; or the message. */
    private static List<String> outcome(Reading reading) {
        List<String> all = new ArrayList<>();
        try {
            ReadResult result = reading.read();
            History history = result.history();
            for (int i = 0; i < history.size(); i++) {
                all.add(history.event(i) + " " + history.function(i) + " " + history.key(i) + " " + history.value(i)
                        + " " + history.completion(i) + " " + history.invocation(i));
            }
            all.add(history.functionCount() + " functions, " + history.keyCount() + " keys");
            all.addAll(result.warnings());
        } catch (HistoryFormatException e) {
            all.add(e.getMessage());
        }
        return all;
    }

    /** The bytes of a history with the freedoms that other writers take. */
    private static byte[] bytes(History history, RandomGenerator random) {
        String text = new String(Histories.bytes(history), StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            text = text.replace("\":", "\": ").replace(",\"", ", \"");
        }
        if (random.nextInt(4) == 0) {
            text = text.replace("\n", " \r\n \n");
        }
        if (random.nextInt(4) == 0) {
            text = text.replace("{\"index\":3", "{\"more\":[1,{\"a\":\"]\"}],\"index\":3.0e0");
        }
        if (random.nextInt(4) == 0) {
            text = "\ufeff" + text;
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void histories() {
        for (long seed = 0; seed < 200; seed++) {
            byte[] bytes = bytes(Histories.random(seed, 40), new SplittableRandom(seed));
            assertReadAlike(bytes, ReadLimits.DEFAULT, "seed " + seed);
        }
    }

    @Test
    void moreBlocksThanAreReadAhead() {
        byte[] bytes = Histories.bytes(Histories.random(1, 3_000));
        assertTrue(bytes.length > 100 * 1_000, "bytes: " + bytes.length);
        assertReadAlike(bytes, ReadLimits.DEFAULT, "whole");
        byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, twice, bytes.length, bytes.length);
        assertReadAlike(twice, ReadLimits.DEFAULT, "twice"); // which no history may be
    }

    @Test
    void everyPrefix() {
        byte[] bytes = bytes(Histories.random(7, 12), new SplittableRandom(7));
        for (int length = 0; length <= bytes.length; length++) {
            assertReadAlike(Arrays.copyOf(bytes, length), ReadLimits.DEFAULT, "length " + length);
        }
    }

    @Test
    void damage() {
        int refused = 0;
        for (long seed = 0; seed < 1_500; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            byte[] bytes = HostileInputTest.damage(bytes(Histories.random(seed % 50, 12), random), random);
            assertReadAlike(bytes, ReadLimits.DEFAULT, "seed " + seed);
            refused += outcome(() -> LineByLine.read(bytes, ReadLimits.DEFAULT)).size() == 1 ? 1 : 0;
        }
        assertTrue(refused > 200, "refused: " + refused);
    }

    @Test
    void transactions() {
        RandomTransactions transactions = new RandomTransactions(1);
        for (long seed = 0; seed < 1_000; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            byte[] bytes = bytes(transactions.history(true), random);
            assertReadAlike(bytes, ReadLimits.DEFAULT, "seed " + seed);
            assertReadAlike(HostileInputTest.damage(bytes, random), ReadLimits.DEFAULT, "damaged, seed " + seed);
        }
    }

    @Test
    void limits() {
        for (long seed = 0; seed < 200; seed++) {
            assertReadAlike(Histories.bytes(Histories.random(seed, 6)), TIGHT, "seed " + seed);
        }
    }
}
