package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.linear.LinearizableChecker;
import io.inquest.checkers.objects.RandomCalls.Made;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is linearizable, an object's own checker finds valid. */
class LinearizableLawTest {
    private static final int HISTORIES = 2000;

    @Test
    void ofLocks() {
        hold(new LockChecker(), 1, Locks::new);
    }

    @Test
    void ofUniqueIds() {
        hold(new UniqueIdsChecker(), 2, Ids::new);
    }

    @Test
    void ofElections() {
        hold(new ElectionChecker(), 3, Elections::new);
    }

    private static void hold(Checker own, long seed, Function<SplittableRandom, Made> made) {
        SplittableRandom random = new SplittableRandom(seed);
        Checker linearizable = new LinearizableChecker();
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", own.name()));
        int valid = 0;
        int violated = 0;
        for (int i = 0; i < HISTORIES; i++) {
            History history = RandomCalls.of(
                    random, 1 + random.nextInt(3), 2 + random.nextInt(8), 1 + random.nextInt(2), made.apply(random));
            Validity ofOwn = own.check(history, context).validity();
            assertNotEquals(Validity.UNKNOWN, ofOwn);
            if (linearizable.check(history, context).validity() == Validity.VALID) {
                valid++;
                assertTrue(ofOwn == Validity.VALID, () -> HistoryNotation.print(history));
            }
            violated += ofOwn == Validity.INVALID ? 1 : 0;
        }
        assertTrue(valid > HISTORIES / 10 && violated > HISTORIES / 10, valid + " valid, " + violated + " violated");
    }

    /** Processes that mostly keep to a lock. */
    private static final class Locks implements Made {
        private final SplittableRandom random;
        private final boolean[] has = new boolean[64];
        private long token;

        Locks(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public String function(int process) {
            boolean rare = random.nextInt(10) == 0;
            return has[process] != rare ? "release" : "acquire";
        }

        @Override
        public Object argument(String f) {
            return null;
        }

        @Override
        public Object result(String f, Object argument, int process) {
            has[process] = f.equals("acquire");
            token += random.nextInt(8) == 0 ? -1 : 1;
            return has[process] && random.nextInt(5) > 0 ? token : null;
        }
    }

    private record Ids(SplittableRandom random, int values) implements Made {
        Ids(SplittableRandom random) {
            this(random, 2 + random.nextInt(40));
        }

        @Override
        public String function(int process) {
            return "generate";
        }

        @Override
        public Object argument(String f) {
            return null;
        }

        @Override
        public Object result(String f, Object argument, int process) {
            return random.nextInt(10) == 0 ? null : (Object) (long) random.nextInt(values);
        }
    }

    /** Terms that mostly grow. */
    private static final class Elections implements Made {
        private final SplittableRandom random;
        private long term;

        Elections(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public String function(int process) {
            return "lead";
        }

        @Override
        public Object argument(String f) {
            return null;
        }

        @Override
        public Object result(String f, Object argument, int process) {
            term += random.nextInt(3) == 0 ? 1 : 0;
            long told = term - (random.nextInt(8) == 0 ? 1 : 0);
            boolean other = random.nextInt(8) == 0;
            return random.nextInt(8) == 0 ? null : Map.of("term", told, "leader", told % 2 == 0 != other ? "a" : "b");
        }
    }
}
