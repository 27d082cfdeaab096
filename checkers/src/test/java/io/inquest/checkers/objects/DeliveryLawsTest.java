package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.objects.RandomCalls.Made;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What implies what among models of delivery and order, of the verdicts on random histories. */
class DeliveryLawsTest {
    private static final int HISTORIES = 3000;

    @Test
    void ofBroadcasts() {
        hold(new BroadcastChecker(), Mail::new, (history, validity) -> {
            boolean plain = validity.apply(new BroadcastChecker());
            boolean fifo = validity.apply(new FifoBroadcastChecker());
            boolean causal = validity.apply(new CausalBroadcastChecker());
            boolean total = validity.apply(new TotalOrderBroadcastChecker());
            assertTrue(!causal || fifo, history);
            assertTrue(!fifo || plain, history);
            assertTrue(!total || plain, history);
            assertEquals(plain, validity.apply(new ExactlyOnce()), history);
        });
    }

    @Test
    void ofLogs() {
        hold(new LogChecker(), Topic::new, (history, validity) -> {
            boolean once = validity.apply(new ExactlyOnce());
            assertTrue(!validity.apply(new LogChecker()) || once, history);
        });
    }

    private interface Law {
        void hold(String history, Function<Checker, Boolean> validity);
    }

    private static void hold(Checker own, Function<SplittableRandom, Made> made, Law law) {
        SplittableRandom random = new SplittableRandom(7);
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", own.name()));
        int valid = 0;
        for (int i = 0; i < HISTORIES; i++) {
            History history = RandomCalls.of(
                    random, 1 + random.nextInt(3), 2 + random.nextInt(10), 1 + random.nextInt(2), made.apply(random));
            Function<Checker, Boolean> validity = checker -> {
                Validity its = checker.check(history, context).validity();
                assertNotEquals(Validity.UNKNOWN, its);
                return its == Validity.VALID;
            };
            String drawing = HistoryNotation.print(history);
            law.hold(drawing, validity);
            boolean both = validity.apply(new AtMostOnce()) && validity.apply(new AtLeastOnce());
            assertEquals(both, validity.apply(new ExactlyOnce()), drawing);
            valid += validity.apply(own) ? 1 : 0;
        }
        int all = valid;
        assertTrue(all > HISTORIES / 10 && all < HISTORIES * 9 / 10, () -> all + " are valid");
    }

    /** Two nodes that are given what was sent, mostly in order. */
    private static final class Mail implements Made {
        private final SplittableRandom random;
        private final List<Object> sent = new ArrayList<>();
        private final int[] given = new int[2];
        private int node;

        Mail(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public String function(int process) {
            return random.nextInt(3) == 0 ? "broadcast" : "deliver";
        }

        @Override
        public Object argument(String f) {
            if (f.equals("broadcast")) {
                sent.add((long) (random.nextInt(15) == 0 ? 0 : sent.size()));
            }
            return f.equals("broadcast") ? sent.get(sent.size() - 1) : null;
        }

        @Override
        public Object result(String f, Object argument, int process) {
            if (f.equals("broadcast")) {
                return argument;
            }
            node = random.nextInt(2);
            int skip = random.nextInt(10) == 0 ? 1 : 0;
            int next = given[node] + skip;
            given[node] += random.nextInt(10) == 0 ? 0 : 1;
            return next < sent.size() ? sent.get(next) : null;
        }

        @Override
        public String node() {
            return node == 0 ? "n1" : "n2";
        }
    }

    /** A log whose consumers now and then skip or go back. */
    private static final class Topic implements Made {
        private final SplittableRandom random;
        private final List<Object> entries = new ArrayList<>();
        private final int[] next = new int[64];
        private long value;

        Topic(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public String function(int process) {
            return random.nextBoolean() ? "send" : "poll";
        }

        @Override
        public Object argument(String f) {
            return f.equals("send") ? (Object) value++ : null;
        }

        @Override
        public Object result(String f, Object argument, int process) {
            if (f.equals("send")) {
                long offset = (long) entries.size() + (random.nextInt(12) == 0 ? 1 : 0);
                entries.add(List.of(offset, argument));
                return List.of(offset, argument);
            }
            int from = Math.max(0, next[process] + (random.nextInt(10) == 0 ? random.nextInt(3) - 1 : 0));
            int to = Math.min(entries.size(), from + random.nextInt(4));
            next[process] = Math.max(next[process], to);
            return from < to ? List.copyOf(entries.subList(from, to)) : null;
        }
    }
}
