package io.inquest.checkers.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.certificate.Certificate;
import io.inquest.checkers.certificate.CertificateVerifier;
import io.inquest.checkers.model.Models;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every valid verdict of a model that takes every object comes with orders that hold. */
class CertificatesOfOrdersTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);

    private static final Map<String, Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(Checker::name, checker -> checker));

    @ParameterizedTest
    @EnumSource
    void holds(Kind kind) {
        String object = kind.object().setting();
        CheckContext context = CheckContext.defaults().withSettings(Map.of("object", object, "certificate", "true"));
        int count = HISTORIES / Kind.values().length;
        int valid = 0;
        for (int i = 0; i < count; i++) {
            History history = RandomHistories.small(((long) kind.ordinal() << 32) + i, kind);
            for (String model : List.of("strict", "linearizable", "sequential", "cache")) {
                Verdict verdict = CHECKERS.get(model).check(history, context);
                if (verdict.validity() == Validity.VALID) {
                    valid++;
                    Certificate certificate = new Certificate(model, object, history.size(), verdict.orders());
                    assertEquals(
                            Optional.empty(),
                            CertificateVerifier.verify(
                                    certificate,
                                    history,
                                    Models.installed().find(object).orElseThrow()),
                            () -> model + ": " + verdict.orders() + "\n" + HistoryNotation.print(history));
                }
            }
        }
        assertTrue(valid >= count, valid + " orders of " + count + " histories");
    }
}
