package io.inquest.harness.runner;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientCheckTest {
    @Test
    void clientsOfOnesOwnStoresAreCheckedUnlessSaidOtherwise() {
        assertTrue(ClientCheck.isWanted(Map.of("check-client", "own"), true));
        assertFalse(ClientCheck.isWanted(Map.of("check-client", "own"), false));
        assertTrue(ClientCheck.isWanted(Map.of("check-client", "yes"), false));
        assertFalse(ClientCheck.isWanted(Map.of("check-client", "no"), true));
    }

    /** The simulation has no such option. */
    @Test
    void whereNobodyCanAskNothingIsChecked() {
        assertFalse(ClientCheck.isWanted(Map.of(), true));
    }
}
