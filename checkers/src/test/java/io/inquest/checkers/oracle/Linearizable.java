package io.inquest.checkers.oracle;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import java.util.Map;
import java.util.ServiceLoader;

/** The checker that is compared, as its users come by it. */
final class Linearizable {
    private static final Checker CHECKER = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(checker -> checker.name().equals("linearizable"))
            .findFirst()
            .orElseThrow();

    private Linearizable() {}

    static Verdict check(History history, Kind kind) {
        return CHECKER.check(history, context(kind));
    }

    static CheckContext context(Kind kind) {
        return CheckContext.defaults()
                .withSettings(Map.of("object", kind.object().setting()));
    }
}
