package io.inquest.checkers.oracle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.lattice.Climb;
import io.inquest.checkers.lattice.Ladder;
import io.inquest.checkers.lattice.Lattice;
import io.inquest.checkers.lattice.Standing;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the lattice settles is what the checkers say themselves: every installed one, on random small histories. */
class SettledVerdictsTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);
    private static final CheckContext CONTEXT = CheckContext.defaults().withSettings(Map.of("object", "register"));
    private static final List<Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Test
    void areThoseOfTheCheckers() {
        int settled = 0;
        int shown = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = MemoryHistories.small(seed);
            Map<String, Verdict> own = new TreeMap<>();
            CHECKERS.forEach(checker -> own.put(checker.name(), checker.check(history, CONTEXT)));
            List<String> targets = new ArrayList<>(own.keySet());
            String target = seed % 2 == 0 ? "linearizable" : targets.get((int) (seed / 2 % targets.size()));
            Ladder ladder = Climb.of(Lattice.standard(), CHECKERS, Map.of(target, own.get(target)), history, CONTEXT);
            Map<String, Validity> expected = new TreeMap<>();
            own.forEach((model, verdict) -> {
                if (!model.equals(target) && Climb.applies(verdict)) {
                    expected.put(model, verdict.validity());
                }
            });
            assertEquals(
                    expected,
                    new TreeMap<>(ladder.verdicts()),
                    () -> "after " + target + ", of\n" + HistoryNotation.print(history));
            for (Standing weakest : ladder.weakest()) {
                assertTrue(
                        weakest.finding() != null || weakest.settledBy().equals(target),
                        () -> weakest + "\n" + HistoryNotation.print(history));
            }
            shown += expected.size();
            settled += (int) ladder.standings().stream()
                    .filter(standing -> standing.settledBy() != null)
                    .count();
        }
        System.out.println("settled without a checker: " + settled + " of " + shown);
        assertTrue(settled * 3 > shown, settled + " of " + shown + " is too few to say much");
    }
}
