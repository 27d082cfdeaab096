package io.inquest.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Operation;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BankWorkloadTest {
    private final Workload workload = new BankWorkload();

    @Test
    void transfersAreBetweenTwoAccountsAndOfSomeUnits() {
        Set<Object> accounts = new TreeSet<>();
        Set<Object> amounts = new TreeSet<>();
        for (Operation transfer : Recorded.operations(Recorded.history(workload, Map.of()), "transfer")) {
            Map<?, ?> value = (Map<?, ?>) transfer.value();
            assertEquals(Set.of("from", "to", "amount"), value.keySet());
            assertNotEquals(value.get("from"), value.get("to"));
            accounts.add(value.get("from"));
            accounts.add(value.get("to"));
            amounts.add(value.get("amount"));
        }
        assertEquals(Set.of("0", "1", "2", "3", "4", "5", "6", "7"), accounts);
        assertEquals(Set.of(1L, 2L, 3L, 4L, 5L), amounts);
    }

    @Test
    void readsShowAllAccountsAndTheirTotal() {
        for (Operation read : Recorded.operations(Recorded.history(workload, Map.of()), "read")) {
            if (Recorded.isOk(read)) {
                Map<?, ?> balances = (Map<?, ?>) read.result();
                assertEquals(8, balances.size());
                assertEquals(
                        80,
                        balances.values().stream()
                                .mapToLong(balance -> (Long) balance)
                                .sum());
            }
        }
    }

    @Test
    void theCheckerIsToldOfTheTotalAndOfOverdrafts() {
        assertEquals(Map.of("total", 80L, "negative-balances", false), settings(Map.of()));
        assertEquals(
                Map.of("total", 300L, "negative-balances", true),
                settings(Map.of("accounts", "3", "balance", "100", "overdraft", "yes")));
    }

    private Map<String, Object> settings(Map<String, String> options) {
        return workload.plan(TestRun.config(workload, options, 5)).settings();
    }

    @Test
    void oneAccountIsTooFew() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> settings(Map.of("accounts", "1")));
        assertTrue(e.getMessage().startsWith("--accounts takes a whole number from 2"), e.getMessage());
    }
}
