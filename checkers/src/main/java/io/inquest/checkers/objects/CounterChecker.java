package io.inquest.checkers.objects;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.model.Text;
import io.inquest.history.History;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A counter, 0 at first, to which integers are added. {@code out-of-bounds}: a read of what no choice among the adds that may
 * or may not count gives: smaller than the sum of those that had completed before it was invoked and all negative ones that
 * were invoked before it completed, or larger than the same with the positive ones.
 */
public final class CounterChecker extends KeyedChecker {
    private static final String ANOMALY = "out-of-bounds";
    private static final int NAMED_MAX = 12;

    public CounterChecker() {
        super(
                "counter",
                "Each read lies between what must have been added before it and what can have been.",
                List.of("add", "read"),
                List.of(ANOMALY));
    }

    @Override
    void judge(List<Calls> objects, Findings findings, Meter meter) {
        for (Calls calls : objects) {
            new Scan(calls, findings, meter).run();
        }
    }

    /** What the adds so far come to, the positive and the negative ones apart. */
    private record Sums(BigInteger positive, BigInteger negative) {
        static final Sums NONE = new Sums(BigInteger.ZERO, BigInteger.ZERO);

        Sums with(BigInteger added) {
            return added.signum() < 0
                    ? new Sums(positive, negative.add(added))
                    : new Sums(positive.add(added), negative);
        }
    }

    /** Goes through invocations and completions in the order in which they were. */
    private static final class Scan {
        private final Calls calls;
        private final History history;
        private final Findings findings;
        private final Meter meter;
        private final int add;
        private Sums begun = Sums.NONE;
        private Sums done = Sums.NONE;
        /** By the completion of an open read: what had been added for certain when it was invoked. */
        private final Map<Integer, Sums> doneBefore = new LinkedHashMap<>();

        Scan(Calls calls, Findings findings, Meter meter) {
            this.calls = calls;
            this.history = calls.history();
            this.findings = findings;
            this.meter = meter;
            this.add = history.functionNumber("add");
        }

        void run() {
            Ends ends = new Ends(calls, meter);
            for (int call = 0; call < calls.size(); call++) {
                meter.step();
                int invocation = calls.invocation(call);
                while (ends.next() < invocation) {
                    complete(ends.take());
                }
                if (history.function(invocation) == add) {
                    begun = begun.with(integer(invocation, invocation));
                } else if (calls.completion(call) != Calls.NEVER) {
                    doneBefore.put(calls.completion(call), done);
                }
            }
            while (ends.next() != Calls.NEVER) {
                complete(ends.take());
            }
        }

        private void complete(int completion) {
            int invocation = history.invocation(completion);
            if (history.function(invocation) == add) {
                done = done.with(integer(invocation, invocation));
                return;
            }
            Sums before = doneBefore.remove(completion);
            BigInteger low = before.positive.add(begun.negative);
            BigInteger high = before.negative.add(begun.positive);
            BigInteger read = integer(invocation, completion);
            if (read.compareTo(low) < 0 || read.compareTo(high) > 0) {
                BigInteger certain = before.positive.add(before.negative);
                findings.add(ANOMALY, () -> finding(invocation, completion, certain, low, high));
            }
        }

        private BigInteger integer(int invocation, int event) {
            Object value = history.valueOf(history.value(event));
            if (value instanceof Long small) {
                return BigInteger.valueOf(small);
            }
            if (value instanceof BigInteger large) {
                return large;
            }
            if (value == null && event != invocation) {
                return BigInteger.ZERO;
            }
            String f = history.functionName(history.function(invocation));
            throw new UnfitValueException(
                    invocation, "the value of a counter's " + f + " is an integer, not " + Text.of(value));
        }

        private static String adds(int count, String what) {
            return count == 1 ? "one add " + what + " and comes" : count + " adds " + what + " and come";
        }

        private Finding finding(int read, int completion, BigInteger certain, BigInteger low, BigInteger high) {
            EventWords words = new EventWords(history, f -> f.equals("read"));
            List<Integer> before = new ArrayList<>();
            List<Integer> during = new ArrayList<>();
            for (int call = 0; call < calls.size() && calls.invocation(call) < completion; call++) {
                if (history.function(calls.invocation(call)) == add) {
                    (calls.completion(call) < read ? before : during).add(calls.invocation(call));
                }
            }
            String object = EventWords.object(history.keyValue(calls.key()), "the counter");
            String text = EventWords.atStart(words.operation(read)) + " is not what " + object
                    + " can have been: " + adds(before.size(), "had completed before it was invoked") + " to " + certain
                    + ", and "
                    + (during.isEmpty()
                            ? "no other had been invoked before it completed."
                            : "with any of " + during.size() + " more that may count it is " + low + " at least and "
                                    + high + " at most.");
            List<Integer> operations = new ArrayList<>();
            for (List<Integer> adds : List.of(during, before)) {
                if (operations.size() + adds.size() < NAMED_MAX) {
                    operations.addAll(adds);
                }
            }
            operations.add(read);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("key", history.keyValue(calls.key()));
            details.put("certain", certain);
            details.put("low", low);
            details.put("high", high);
            details.put("adds", before.size());
            details.put("possibleAdds", during.size());
            return new Finding(ANOMALY, text, operations.stream().sorted().toList(), details);
        }
    }
}
