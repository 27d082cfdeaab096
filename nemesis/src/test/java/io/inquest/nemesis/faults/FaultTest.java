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
import java.util.SplittableRandom;
import java.util.TreeMap;
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

    void pass(long nanos) {
        boolean[] passed = new boolean[1];
        field.world().schedule(nanos, () -> passed[0] = true);
        field.world().run(() -> passed[0]);
    }

    /** What parsing the values is refused with. */
    String refused(String kind, Object... namesAndValues) {
        return assertThrows(IllegalArgumentException.class, () -> fault(kind, namesAndValues))
                .getMessage();
    }

    /** The fault of that kind that a seed draws. */
    Fault drawn(String kind, long seed, String... namesAndValues) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return FaultKinds.load().named(kind).random(field, options, new SplittableRandom(seed));
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
