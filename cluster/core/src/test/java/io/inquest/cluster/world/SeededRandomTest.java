package io.inquest.cluster.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    @Test
    void isXoshiro256PlusPlus() {
        // what the authors' C code gives from the state 1, 2, 3, 4
        SeededRandom random = new SeededRandom(1, 2, 3, 4);
        long[] expected = {
            41943041L,
            58720359L,
            3588806011781223L,
            3591011842654386L,
            Long.parseUnsignedLong("9228616714210784205"),
            Long.parseUnsignedLong("9973669472204895162"),
            Long.parseUnsignedLong("14011001112246962877"),
            Long.parseUnsignedLong("12406186145184390807"),
            Long.parseUnsignedLong("15849039046786891736"),
            Long.parseUnsignedLong("10450023813501588000"),
        };
        assertArrayEquals(
                expected,
                LongStream.generate(random::nextLong).limit(expected.length).toArray());
    }

    @Test
    void isSeededBySplitMix64() {
        // the published outputs of SplitMix64 for the seed 1234567
        assertEquals(6457827717110365317L, SeededRandom.splitMix(1234567, 1));
        assertEquals(3203168211198807973L, SeededRandom.splitMix(1234567, 2));
        assertEquals(Long.parseUnsignedLong("9817491932198370423"), SeededRandom.splitMix(1234567, 3));
        assertEquals(4593380528125082431L, SeededRandom.splitMix(1234567, 4));
    }

    @Test
    void drawsNeverChange() {
        // written down once: if these move, every recorded seed means another run
        SeededRandom random = SeededRandom.split(42, "use");
        assertEquals(
                List.of(DRAWS),
                List.of(
                        random.nextLong(),
                        (long) random.nextInt(),
                        (long) random.nextInt(10),
                        (long) random.nextInt(-5, 5),
                        random.nextLong(1_000_000_000_000L),
                        random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L),
                        random.nextLong(Long.MIN_VALUE, Long.MAX_VALUE),
                        random.nextBoolean() ? 1L : 0L,
                        Double.doubleToLongBits(random.nextDouble())));
    }

    private static final Long[] DRAWS = {
        -8619473797375768380L,
        1594689580L,
        4L,
        2L,
        512126415158L,
        -434011700920L,
        7017511705838178253L,
        0L,
        4606431431222525693L
    };

    @Test
    void usesAndSeedsAreIndependent() {
        Set<Long> firsts = new TreeSet<>();
        for (long seed = -50; seed < 50; seed++) {
            for (String use : List.of("", "a", "b", "ab", "ba", "simulation/n1/disk")) {
                firsts.add(SeededRandom.split(seed, use).nextLong());
            }
        }
        assertEquals(600, firsts.size());
        assertEquals(
                SeededRandom.split(7, "a").nextLong(),
                SeededRandom.split(7, "a").nextLong());
        assertNotEquals(
                new SeededRandom(7).nextLong(), SeededRandom.split(7, "").nextLong());
    }

    @Test
    void boundedDrawsAreInRangeAndEven() {
        SeededRandom random = new SeededRandom(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[random.nextInt(7)]++;
        }
        for (int count : counts) {
            assertTrue(Math.abs(count - 10_000) < 500, "uneven: " + count);
        }
        // a bound where almost half of all raw draws would be biased
        long bound = (1L << 62) + 1;
        int upperHalf = 0;
        for (int i = 0; i < 10_000; i++) {
            long drawn = random.nextLong(bound);
            assertTrue(drawn >= 0 && drawn < bound);
            upperHalf += drawn >= bound / 2 ? 1 : 0;
            long wide = random.nextLong(Long.MIN_VALUE, 5);
            assertTrue(wide < 5);
            int narrow = random.nextInt(-3, -1);
            assertTrue(narrow == -3 || narrow == -2);
            int big = random.nextInt((1 << 30) + 1);
            assertTrue(big >= 0 && big <= 1 << 30);
            double fraction = random.nextDouble();
            assertTrue(fraction >= 0 && fraction < 1);
        }
        assertTrue(Math.abs(upperHalf - 5_000) < 300, "uneven: " + upperHalf);
        assertEquals(0, random.nextInt(1));
        assertEquals(9, random.nextLong(9, 10));
    }

    @Test
    void emptyRangesAreRefused() {
        SeededRandom random = new SeededRandom(5);
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
        assertThrows(IllegalArgumentException.class, () -> random.nextLong(-1));
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(3, 3));
        assertThrows(IllegalArgumentException.class, () -> random.nextLong(4, 3));
    }

    @Test
    void everyMethodOfTheInterfaceIsFixedOrRefused() throws Exception {
        for (Method method : RandomGenerator.class.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !method.getName().equals("isDeprecated")) {
                Method own = SeededRandom.class.getMethod(method.getName(), method.getParameterTypes());
                assertEquals(SeededRandom.class, own.getDeclaringClass(), "left to the JDK: " + method);
            }
        }
        UnsupportedOperationException refused =
                assertThrows(UnsupportedOperationException.class, () -> new SeededRandom(1).nextGaussian());
        assertTrue(refused.getMessage().contains("nextGaussian"), refused.getMessage());
    }
}
