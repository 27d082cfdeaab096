package io.inquest.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are, a reader gives a history or a {@link HistoryFormatException}, and nothing else. */
class HostileInputTest {
    private static final byte[] PIECES = "{}[]\",:\\u0-1.e~!@()->tfn \t\r\n\u0000".getBytes(StandardCharsets.UTF_8);

    static byte[] damage(byte[] bytes, RandomGenerator random) {
        byte[] damaged = Arrays.copyOf(bytes, bytes.length - random.nextInt(Math.min(bytes.length, 100)));
        for (int changes = 1 + random.nextInt(4); changes > 0 && damaged.length > 0; changes--) {
            int at = random.nextInt(damaged.length);
            damaged[at] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : PIECES[random.nextInt(PIECES.length)];
        }
        return damaged;
    }

    @Test
    void damagedFiles() {
        int refused = 0;
        int read = 0;
        for (long seed = 0; seed < 5_000; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            byte[] bytes = damage(Histories.bytes(Histories.random(seed % 50, 12)), random);
            try {
                Histories.read(bytes);
                read++;
            } catch (HistoryFormatException e) {
                assertTrue(e.getMessage().matches("(?s)h\\.jsonl:\\d+(:\\d+)?: [a-z].*"), e.getMessage());
                assertTrue(e.getMessage().length() < 400, e.getMessage());
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertTrue(refused > 200 && read > 20, "refused " + refused + ", read " + read);
    }

    @Test
    void damagedDrawings() {
        int refused = 0;
        int read = 0;
        for (long seed = 0; seed < 5_000; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            String drawing = HistoryNotation.print(Histories.random(seed % 50, 12));
            byte[] bytes = damage(drawing.getBytes(StandardCharsets.UTF_8), random);
            try {
                HistoryNotation.parse(new String(bytes, StandardCharsets.UTF_8));
                read++;
            } catch (HistoryFormatException e) {
                assertTrue(e.getMessage().matches("(?s)notation:\\d+:\\d+: [a-z].*"), e.getMessage());
                refused++;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertTrue(refused > 200 && read > 20, "refused " + refused + ", read " + read);
    }
}
