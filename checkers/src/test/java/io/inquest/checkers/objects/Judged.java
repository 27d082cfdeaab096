package io.inquest.checkers.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Finding;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;

/** What a checker says of drawn histories. */
public final class Judged {
    private final Checker checker;
    private final CheckContext context;

    public Judged(Checker checker) {
        this(checker, CheckContext.defaults());
    }

    private Judged(Checker checker, CheckContext context) {
        this.checker = checker;
        this.context = context;
    }

    public Judged with(String setting, Object value) {
        return new Judged(checker, context.withSettings(Map.of(setting, value)));
    }

    public Verdict verdict(String drawing) {
        return verdict(HistoryNotation.parse(drawing));
    }

    public Verdict verdict(History history) {
        return checker.check(history, context);
    }

    public void valid(String drawing) {
        assertEquals(List.of(), verdict(drawing).findings());
    }

    /** There is one finding, of this type, about these operations and saying this. */
    public void violated(String drawing, String type, String part, Integer... operations) {
        Verdict verdict = verdict(drawing);
        assertEquals(Validity.INVALID, verdict.validity());
        assertEquals(1, verdict.findings().size(), verdict.findings().toString());
        Finding finding = verdict.findings().get(0);
        assertEquals(type, finding.type(), finding.explanation());
        assertTrue(finding.explanation().contains(part), finding.explanation());
        assertEquals(List.of(operations), finding.operations(), finding.explanation());
        assertEquals(1L, verdict.measures().get(type));
    }

    /** The types of all that is found, each once, in the order in which they are told. */
    public List<String> types(String drawing) {
        return verdict(drawing).findings().stream()
                .map(Finding::type)
                .distinct()
                .toList();
    }

    public void unknown(String drawing, String type, String part) {
        Verdict verdict = verdict(drawing);
        assertEquals(Validity.UNKNOWN, verdict.validity(), verdict.findings().toString());
        Finding finding = verdict.findings().get(0);
        assertEquals(type, finding.type());
        assertTrue(finding.explanation().contains(part), finding.explanation());
    }
}
