package io.inquest.checkers.txn.registers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class WriteIndexTest {
    private static final int WRITES = 500;

    @Test
    void findsWhatWasWritten() {
        SplittableRandom random = new SplittableRandom(1);
        assertFinds(i -> (long) i); // one counter
        assertFinds(i -> (long) i / 5); // one a key, or nearly
        assertFinds(i -> (long) random.nextInt(60) - 30);
        assertFinds(i -> random.nextLong() >> 1);
        assertFinds(i -> i % 3 == 0 ? "v" + i / 20 : (Object) (long) i);
        assertFinds(i -> i % 3 == 0 ? (Object) Long.MAX_VALUE : (long) i);
    }

    private static void assertFinds(IntFunction<Object> values) {
        HistoryBuilder history = History.builder();
        for (int t = 0; t < WRITES / 5; t++) {
            List<Object> writes = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                writes.add(List.of("w", (long) i, values.apply(5 * t + i)));
            }
            history.add(Event.invoke(Actor.process(t), "txn", null, writes));
        }
        Transactions transactions = Transactions.of(history.build());
        WriteIndex index = new WriteIndex(transactions, WRITES, Meter.start(CheckContext.defaults()));
        Map<List<Long>, Integer> expected = new HashMap<>();
        for (int m = 0; m < transactions.size(); m++) {
            List<Long> written = List.of((long) transactions.key(m), transactions.value(m));
            assertEquals(expected.getOrDefault(written, WriteIndex.NONE), index.add(m));
            expected.putIfAbsent(written, m);
        }
        for (int m = 0; m < transactions.size(); m++) {
            for (int key = -1; key <= transactions.keyCount(); key++) {
                for (long value :
                        new long[] {transactions.value(m), transactions.value(m) + 2, transactions.value(m) - 2}) {
                    List<Long> sought = List.of((long) key, value);
                    assertEquals(expected.getOrDefault(sought, WriteIndex.NONE), index.find(key, value));
                }
            }
        }
    }
}
