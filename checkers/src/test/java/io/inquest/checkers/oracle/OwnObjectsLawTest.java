package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.inquest.checkers.oracle.objects.Subject;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is linearizable has none of the anomalies of its object: each contradicts every order. */
class OwnObjectsLawTest {
    static List<Kind> kinds() {
        return Arrays.stream(Kind.values())
                .filter(kind -> subject(kind).isPresent())
                .toList();
    }

    private static Optional<Subject> subject(Kind kind) {
        return Arrays.stream(Subject.values())
                .filter(subject -> subject.setting().equals(kind.object().setting()))
                .findFirst();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void linearizableImpliesItsOwnChecker(Kind kind) {
        Subject subject = subject(kind).orElseThrow();
        int linearizable = 0;
        int worse = 0;
        for (long seed = 0; seed < kind.shareOf(Comparison.HISTORIES); seed++) {
            History history = RandomHistories.small(seed, kind);
            boolean valid =
                    BruteForceLinearizability.decide(history, kind.object()).valid();
            Set<String> anomalies = subject.anomalies(history, Map.of());
            linearizable += valid ? 1 : 0;
            worse += anomalies.isEmpty() ? 0 : 1;
            if (valid && !anomalies.isEmpty()) {
                History smallest = Smallest.of(history, smaller -> breaksTheLaw(smaller, kind, subject));
                fail(kind + ", seed " + seed + ": linearizable, but " + subject.anomalies(smallest, Map.of()) + "\n"
                        + Installed.shown(smallest));
            }
        }
        assertTrue(linearizable > 0 && worse > 0, linearizable + " are linearizable, " + worse + " have anomalies");
    }

    private static boolean breaksTheLaw(History history, Kind kind, Subject subject) {
        return BruteForceLinearizability.decide(history, kind.object()).valid()
                && !subject.anomalies(history, Map.of()).isEmpty();
    }
}
