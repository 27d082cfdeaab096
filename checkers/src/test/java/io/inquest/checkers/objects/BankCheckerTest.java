package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankCheckerTest {
    private final Judged bank = new Judged(new BankChecker());

    @Test
    void anotherTotalThanTheFirst() {
        bank.violated(
                "0: [read null -> {\"a\":5,\"b\":5}] [read null -> {\"a\":5,\"b\":4}]",
                "wrong-total",
                "The balances that process 0's read (event 2) returned add up to 9, not to 10, what process 0's read (event 0),"
                        + " the first to complete, showed.",
                0,
                2);
        // the keys do not matter, and the first is the one that completed first
        bank.violated("""
                0: [read x null          -> {"a":5,"b":4}]
                1:   [read y null -> {"a":5,"b":5}]
                """, "wrong-total", "event 0) returned add up to 9, not to 10", 0, 1);
    }

    @Test
    void anotherTotalThanTheOneGiven() {
        String drawing = "0: [read null -> {\"a\":5,\"b\":5}]";
        for (Object total : List.of(10, 10L, "10", "10.0")) {
            bank.with("total", total).valid(drawing);
        }
        bank.with("total", "11").violated(drawing, "wrong-total", "not to 11, the total given as a setting", 0);
        bank.with("total", "many").unknown(drawing, "setting", "The setting total is a number, not \"many\".");
        bank.with("total", "1e999999999").unknown(drawing, "setting", "The setting total is a number");
    }

    @Test
    void balancesBelowZero() {
        String drawing = "0: [read null -> {\"a\":11,\"b\":-1}]";
        bank.violated(drawing, "negative-balance", "read (event 0) showed the account \"b\" at -1.", 0);
        bank.with("negative-balances", "true").valid(drawing);
        bank.with("negative-balances", true).valid(drawing);
        bank.with("negative-balances", "yes").unknown(drawing, "setting", "negative-balances is true or false");
        bank.with("negative-balances", false).violated(drawing, "negative-balance", "-1", 0);
        assertEquals(
                List.of("wrong-total", "negative-balance"),
                bank.types("0: [read null -> {\"a\":10}] [read null -> {\"a\":-10}]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                0: [transfer {"from":"a","to":"b","amount":1}] [read null -> {"a":4,"b":6}]
                1: [read null -> {"a":5,"b":5}]                [read null -> {"b":10}]
                """,
                "0: [read null -> {\"a\":0.5,\"b\":0.5}] [read null -> {\"a\":1,\"b\":0}]",
                "0: [read null -> {\"a\":5}] [read null -> {\"a\":6} !]",
                "0: [read null -> {\"a\":5}] [read null -> {\"a\":6} ~timeout]",
                "0: [read null -> {\"a\":5}] [read null",
                "0: [transfer 7 !] [read null -> {}]",
            })
    void nearMisses(String drawing) {
        bank.valid(drawing);
    }

    @Test
    void sumsHaveNoLimit() {
        String large = "9223372036854775807";
        bank.valid("0: [read null -> {\"a\":" + large + ",\"b\":1}] [read null -> {\"a\":9223372036854775808}]");
        assertEquals(
                List.of("wrong-total"),
                bank.types("0: [read null -> {\"a\":" + large + ",\"b\":1}] [read null -> {\"a\":" + large
                        + ",\"b\":2}]"));
        String digits = "9".repeat(1000);
        bank.valid("0: [read null -> {\"a\":" + digits + ",\"b\":" + digits + "}]");
    }

    @Test
    void whatIsBeyondIt() {
        bank.unknown("0: [read null -> 7]", "value", "event 0 does not fit the object bank");
        bank.unknown("0: [read null -> null]", "value", "event 0");
        bank.unknown("0: [read null -> {\"a\":null}]", "value", "balances being numbers");
        bank.unknown("0: [read null -> {\"a\":-1}] [transfer 7]", "value", "transfer of event 2");
        bank.unknown("0: [deposit 7]", "operation deposit", "it knows read, transfer");
        bank.with("object", "set").unknown("0: [read null -> {\"a\":1}]", "object", "not one of the object set");
    }
}
