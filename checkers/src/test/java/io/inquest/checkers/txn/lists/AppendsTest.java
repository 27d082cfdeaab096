package io.inquest.checkers.txn.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Meter;
import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.History;
import io.inquest.history.HistoryBuilder;
import io.inquest.history.Transactions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppendsTest {
    /** Where two appends of one transaction come to the same place of the hash table, neither is taken for the other. */
    @Test
    void elementsFarFromEachOtherAreFound() {
        HistoryBuilder history = History.builder();
        for (long t = 0; t < 2_000; t++) {
            List<Object> appends = new ArrayList<>();
            for (long key = 0; key < 5; key++) {
                appends.add(List.of("append", key, 1_000 * (5 * t + key)));
            }
            history.add(Event.invoke(Actor.process((int) t), "txn", null, appends));
        }
        Transactions transactions = Transactions.of(history.build());
        Appends appends = new Appends(transactions, Meter.start(CheckContext.defaults()));
        assertNull(appends.collision());
        for (int t = 0; t < transactions.count(); t++) {
            for (int m = transactions.begin(t); m < transactions.end(t); m++) {
                assertEquals(t, appends.find(transactions.key(m), transactions.value(m)));
                assertEquals(Appends.NONE, appends.find(transactions.key(m), transactions.value(m) + 2));
            }
        }
    }
}
