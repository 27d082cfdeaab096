package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.lattice.Climb;
import io.inquest.checkers.lattice.Ladder;
import io.inquest.checkers.lattice.Lattice;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same of objects: what the lattice settles is what the checkers say themselves. */
class SettledObjectsTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);
    private static final List<Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @ParameterizedTest
    @EnumSource(Kind.class)
    void areThoseOfTheCheckers(Kind kind) {
        String object = kind.object().setting();
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", object));
        for (long seed = 0; seed < kind.shareOf(HISTORIES / 5); seed++) {
            History history = RandomHistories.small(seed, kind);
            Map<String, Verdict> own = new TreeMap<>();
            CHECKERS.forEach(checker -> own.put(checker.name(), checker.check(history, context)));
            String target = seed % 2 == 0 || !own.containsKey(object) ? "linearizable" : object;
            Ladder ladder = Climb.of(Lattice.standard(), CHECKERS, Map.of(target, own.get(target)), history, context);
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
        }
    }
}
