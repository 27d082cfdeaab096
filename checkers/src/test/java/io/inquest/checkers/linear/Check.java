package io.inquest.checkers.linear;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.Models;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;

/** Ways to check a history in tests. */
final class Check {
    private Check() {}

    /** The object is what the functions tell, and a register if there are only reads. */
    static Verdict verdict(History history) {
        boolean readsOnly =
                history.functionCount() == 1 && history.functionName(0).equals("read");
        CheckContext context = CheckContext.defaults();
        return new LinearizableChecker()
                .check(history, readsOnly ? context.withSettings(Map.of("object", "register")) : context);
    }

    static Verdict verdict(String drawing) {
        return verdict(HistoryNotation.parse(drawing));
    }

    static List<Decision> decisions(History history) {
        return new Decider(history, new RegisterModel(), CheckContext.defaults()).decide();
    }

    static Verdict verdict(History history, Model<?> model) {
        return new LinearizableChecker(new Models(List.of(model)))
                .check(history, CheckContext.defaults().withSettings(Map.of("object", model.name())));
    }
}
