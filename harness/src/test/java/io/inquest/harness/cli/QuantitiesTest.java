package io.inquest.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({"30, 30000", "30s, 30000", "0.5, 500", "500ms, 500", "2m, 120000", "2min, 120000", "1h, 3600000"})
    void readsTimes(String typed, long millis) {
        assertEquals(millis * 1_000_000, Quantities.nanos("time-limit", typed));
    }

    @ParameterizedTest
    @CsvSource({"1024, 1024", "2k, 2048", "512m, 536870912", "2G, 2147483648", "0.5g, 536870912"})
    void readsSizes(String typed, long bytes) {
        assertEquals(bytes, Quantities.bytes("memory", typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1e9", "five", "3d", "s", "1.", "99999999t"})
    void refusesOtherSizes(String typed) {
        UsageException refusal = assertThrows(UsageException.class, () -> Quantities.bytes("memory", typed));
        assertEquals("--memory takes a size above 0, such as 512m or 2g, not \"" + typed + "\"", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "12.5, 12.5", "50/s, 50"})
    void readsRates(String typed, double rate) {
        assertEquals(rate, Quantities.rate("rate", typed));
    }

    @Test
    void writesSeconds() {
        assertEquals("30 s", Quantities.seconds(30_000_000_000L));
        assertEquals("0.25 s", Quantities.seconds(250_000_000));
    }

    @Test
    void aRangeOfAllSeedsIsTooMany() {
        assertThrows(UsageException.class, () -> SeedRange.parse(Long.MIN_VALUE + ".." + Long.MAX_VALUE));
        assertEquals(new SeedRange(1, 50), SeedRange.parse("1..50"));
        assertEquals("1..50", new SeedRange(1, 50).toString());
    }
}
