package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Actor;
import io.inquest.history.Operation;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CheckedTest {
    private static String breach(Generator generator) {
        BitSet free = new BitSet();
        free.set(0);
        Context context = new Context(5, new SplittableRandom(1), new int[] {2, 1}, free);
        return assertThrows(
                        IllegalStateException.class,
                        () -> Generators.checked(generator).next(context))
                .getMessage();
    }

    private static Generator emit(int process) {
        return new Generator() {
            @Override
            public Step next(Context context) {
                return new Step.Emit(Operation.of(Actor.process(process), "read", null, null), this);
            }
        };
    }

    @Test
    void allBreachesAreListed() {
        String message = breach(emit(1));
        assertTrue(message.contains("worker 1 is not free"), message);
        assertTrue(message.contains("its time is not the context's, 5"), message);
    }

    @Test
    void anOldProcessIsABreach() {
        String message = breach(emit(0));
        assertTrue(message.contains("worker 0 is process 2 now"), message);
    }

    @Test
    void toWaitForThePastIsABreach() {
        Generator spins = new Generator() {
            @Override
            public Step next(Context context) {
                return new Step.Pending(context.timeNanos(), this);
            }
        };
        String message = breach(spins);
        assertTrue(message.contains("a moment that has come"), message);
    }
}
