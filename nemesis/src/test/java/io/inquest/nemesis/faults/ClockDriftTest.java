package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockDriftTest extends FaultTest {
    private static final long SECOND = 1_000_000_000L;

    private Fault drift(Object... nodesAndPpm) {
        return fault("clock", "drift-ppm", Data.of(nodesAndPpm));
    }

    @Test
    void setsRatesAndMeasuresThem() {
        Injection injection = inject(drift("n1", 50_000L, "n2", -20_000L));
        assertEquals(Data.of(), injection.evidence(), "a rate takes time to be seen");
        assertEquals(Map.of(0, 50_000, 1, -20_000), cluster.rates);
        pass(3 * SECOND);
        assertEquals(Data.of("effect", true, "measured-ppm", Data.of("n1", 50_000L, "n2", -20_000L)), close(injection));
        assertEquals(Map.of(), cluster.rates);
    }

    @Test
    void aRateThatIsShownButNotRunAtHadNoEffect() {
        cluster.broken.add("rate");
        Injection injection = inject(drift("n1", 50_000L));
        pass(3 * SECOND);
        assertEquals(Data.of("effect", false, "measured-ppm", Data.of("n1", 0L)), close(injection));
    }

    @Test
    void whatLastsTooShortToBeMeasuredHadNoEffect() {
        Injection injection = inject(drift("n1", 50_000L));
        assertEquals(Data.of("effect", false, "measured-ppm", Data.of()), close(injection));
        Injection longer = inject(drift("n1", 50_000L));
        pass(SECOND / 100);
        assertEquals(false, close(longer).get("effect"));
    }

    @Test
    void aClockThatDoesNotTakeTheRateFailsAndTheOthersAreSteady() {
        cluster.broken.add("drift 1 50000");
        assertEquals(
                "took no effect: the clock of n2 keeps its own rate",
                failure(drift("n1", 50_000L, "n2", 50_000L).inject(field)));
        assertEquals(Map.of(), cluster.rates);
    }

    @Test
    void aClockThatDriftsAlreadyIsLeftToTheFaultThatHasIt() {
        Injection first = inject(drift("n1", 50_000L));
        assertEquals(
                "took no effect: the clocks of n1 drift already",
                failure(drift("n1", 10_000L).inject(field)));
        Injection second = inject(drift("n1", 10_000L, "n2", 10_000L));
        assertEquals(Data.of("drifted-already", List.of("n1")), second.evidence());
        pass(SECOND);
        close(second);
        assertEquals(Map.of(0, 50_000), cluster.rates);
        close(first);
        assertEquals(Map.of(), cluster.rates);
    }

    @Test
    void aClockThatKeepsDriftingIsNotHealedAndCanBeTriedAgain() {
        Injection injection = inject(drift("n1", 50_000L));
        pass(SECOND);
        cluster.broken.add("steady");
        assertEquals("did not heal: the clock of n1 does not run at its own rate again", failure(injection.close()));
        pass(SECOND);
        cluster.broken.clear();
        assertEquals(Data.of("effect", true, "measured-ppm", Data.of("n1", 50_000L)), close(injection));
    }

    @Test
    void everyRandomDriftIsWithinTheBoundThatStoresAreToldOf() {
        boolean atTheBound = false;
        for (long seed = 0; seed < 200; seed++) {
            Fault fault = drawn("clock", seed, "clock-modes", "drift");
            assertEquals(fault, FaultKinds.load().parse("clock", fault.toValue()));
            for (Object ppm : ((Map<?, ?>) fault.toValue().get("drift-ppm")).values()) {
                long rate = Math.abs((Long) ppm);
                assertTrue(rate >= 5_000 && rate <= 50_000, "at " + rate);
                atTheBound |= rate == 50_000;
            }
            Injection injection = inject(fault);
            pass(SECOND / 2);
            assertEquals(true, close(injection).get("effect"), fault.toString());
        }
        assertTrue(atTheBound);
    }

    @Test
    void moreThanTheBoundIsToBeAskedFor() {
        boolean beyond = false;
        for (long seed = 0; seed < 50; seed++) {
            Fault fault = drawn("clock", seed, "clock-modes", "drift", "clock-drift-max-ppm", "200000");
            for (Object ppm : ((Map<?, ?>) fault.toValue().get("drift-ppm")).values()) {
                beyond |= Math.abs((Long) ppm) > 50_000;
            }
        }
        assertTrue(beyond);
        assertEquals(
                "--clock-drift-max-ppm 4000 is of clocks that drift, and none does by --clock-modes; add drift there",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> drawn("clock", 1, "clock-modes", "jump", "clock-drift-max-ppm", "4000"))
                        .getMessage());
        assertEquals(
                "--clock-drift-max-ppm is a whole number from 1 to 500000, or bound, not 5%",
                assertThrows(IllegalArgumentException.class, () -> drawn("clock", 1, "clock-drift-max-ppm", "5%"))
                        .getMessage());
    }

    @Test
    void whereClocksCannotDriftOnlyTheOtherModesAreDrawn() {
        cluster.lacks.add("DriftsClocks");
        for (long seed = 0; seed < 50; seed++) {
            assertTrue(!drawn("clock", seed).toValue().containsKey("drift-ppm"));
        }
        assertEquals(
                "the clocks of the fake cluster cannot be made to drift here; leave out drift",
                assertThrows(IllegalArgumentException.class, () -> drawn("clock", 1, "clock-modes", "drift"))
                        .getMessage());
        assertEquals(
                "the fake cluster cannot make clocks drift",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> drift("n1", 1_000L).inject(field))
                        .getMessage());
    }

    @Test
    void refusesValuesThatAreNoDrift() {
        assertTrue(refused("clock", "drift-ppm", Data.of("n1", 0L))
                .startsWith("a clock needs \"drift-ppm\", parts of a million, at most 500000"));
        assertTrue(refused("clock", "drift-ppm", Data.of("n1", 1_000_000L)).contains("it is {\"n1\":1000000}"));
    }
}
