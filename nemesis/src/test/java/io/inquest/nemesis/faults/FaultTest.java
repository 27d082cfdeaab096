package io.inquest.nemesis.faults;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.nemesis.Battlefield;
import io.inquest.nemesis.FakeCluster;
import io.inquest.nemesis.FakeStore;
import io.inquest.nemesis.Fault;
import io.inquest.nemesis.FaultKinds;
import io.inquest.nemesis.Injection;
import io.inquest.nemesis.Stages;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** What the tests of all faults share: five nodes, and faults given as values. */
abstract class FaultTest {
    final Battlefield field = FakeStore.field(5);
    final FakeCluster cluster = (FakeCluster) field.cluster();
    final FakeStore store = (FakeStore) field.system();

    Fault fault(String kind, Object... namesAndValues) {
        return FaultKinds.load().parse(kind, Data.of(namesAndValues));
    }

    Injection inject(Fault fault) {
        return now(fault.inject(field));
    }

    static <T> T now(CompletionStage<T> stage) {
        assertTrue(stage.toCompletableFuture().isDone(), "the fake cluster answers at once");
        return stage.toCompletableFuture().join();
    }

    static Map<String, Object> close(Injection injection) {
        return now(injection.close());
    }

    /** The sentence with which the stage failed. */
    static String failure(CompletionStage<?> stage) {
        return Stages.sentence(assertThrows(CompletionException.class, () -> now(stage)));
    }

    String refusal(String kind) {
        return FaultKinds.load().named(kind).refusal(field).orElse("");
    }
}
