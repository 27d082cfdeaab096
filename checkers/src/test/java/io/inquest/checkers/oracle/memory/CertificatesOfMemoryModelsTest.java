package io.inquest.checkers.oracle.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.Checker;
import io.inquest.checkers.Validity;
import io.inquest.checkers.Verdict;
import io.inquest.checkers.certificate.Certificate;
import io.inquest.checkers.certificate.CertificateVerifier;
import io.inquest.checkers.certificate.Refusal;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import io.inquest.history.HistoryNotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every valid verdict of a model of orders on reads and writes comes with orders that hold. */
class CertificatesOfMemoryModelsTest {
    private static final int HISTORIES = Integer.getInteger("oracle.histories", 5_000);

    private static final Map<String, Checker> CHECKERS = ServiceLoader.load(Checker.class).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(Checker::name, checker -> checker));

    static List<String> models() {
        return CertificateVerifier.MODELS;
    }

    @ParameterizedTest
    @MethodSource("models")
    void holds(String model) {
        CheckContext context =
                CheckContext.defaults().withSettings(Map.of("object", "register", "certificate", "true"));
        int valid = 0;
        for (long seed = 0; seed < HISTORIES; seed++) {
            History history = MemoryHistories.small(seed);
            Verdict verdict = CHECKERS.get(model).check(history, context);
            if (verdict.validity() == Validity.VALID) {
                valid++;
                Certificate certificate = new Certificate(model, "register", history.size(), verdict.orders());
                Optional<Refusal> refusal = CertificateVerifier.verify(certificate, history, new RegisterModel());
                long its = seed;
                assertEquals(
                        Optional.empty(),
                        refusal,
                        () -> "seed " + its + ": " + verdict.orders() + "\n" + HistoryNotation.print(history));
            }
        }
        assertTrue(valid * 5 >= HISTORIES, valid + " of " + HISTORIES);
    }
}
