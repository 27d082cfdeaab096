package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import io.inquest.history.Operation;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class ValidatedTest {
    private static final Event READ =
            Event.invoke(Actor.process(2), "read", null, null).withTime(5);

    /** Two clients, processes 2 and 1, of which the given are free; worker 2 is the nemesis. */
    private static Context context(int... freeWorkers) {
        BitSet free = new BitSet();
        for (int worker : freeWorkers) {
            free.set(worker);
        }
        return new Context(5, new TestRandom(1), new int[] {2, 1}, free);
    }

    private static Generator answering(Step step) {
        return context -> step;
    }

    private static Generator giving(Event invocation, Event completion) {
        return answering(new Step.Emit(new Operation(invocation, completion), Generators.nothing()));
    }

    private static Generator waiting(long wakeNanos) {
        return answering(new Step.Pending(wakeNanos, Generators.nothing()));
    }

    private static String breaches(Generator generator, Context context) {
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> Generators.validate(generator).next(context))
                .getMessage();
        return message.substring(message.lastIndexOf(": ") + 2);
    }

    @Test
    void whatKeepsItPasses() {
        Generator kept = Generators.validate(giving(READ, null));
        assertEquals(READ, ((Step.Emit) kept.next(context(0))).operation().invocation());
        assertTrue(Generators.validate(waiting(6)).next(context(0)) instanceof Step.Pending);
        assertEquals(Step.DONE, Generators.validate(Generators.nothing()).next(context(0)));
    }

    @Test
    void everyBreachIsListedAtOnce() {
        Event wrong = new Event(-1, 4, EventType.INVOKE, Actor.process(3), " ", null, null, "n1", null);
        Event completion = new Event(-1, 5, EventType.OK, Actor.process(3), " ", null, null, null, null);
        assertEquals(
                "worker 1 is not free; worker 1 is process 1 now; its time is 4, and the context's is 5;"
                        + " it names no function; it says how it ended, and has yet to begin; it is complete already",
                breaches(giving(wrong, completion), context(0)));
    }

    @Test
    void aProcessThatCrashedIsABreach() {
        assertEquals("worker 0 is process 2 now", breaches(giving(READ.withActor(Actor.process(0)), null), context(0)));
    }

    @Test
    void workersThatAreNotHereAreBreaches() {
        Context clientOne = context(0, 1, 2).only(context().where(worker -> worker == 1));
        assertEquals("worker 0 is not here", breaches(giving(READ, null), clientOne));
        assertEquals("the nemesis is not here", breaches(giving(READ.withActor(Actor.NEMESIS), null), clientOne));
        assertEquals("the nemesis is not free", breaches(giving(READ.withActor(Actor.NEMESIS), null), context(0, 1)));
    }

    @Test
    void toWaitForThePastIsABreach() {
        assertEquals("it waits until 5, and it is 5 already", breaches(waiting(5), context(0)));
    }

    @Test
    void toWaitForAnEventThatCannotComeIsABreach() {
        Generator stuck = waiting(Step.Pending.NEVER);
        assertEquals(
                "it waits for an event, and none can come, because no operation is open",
                breaches(stuck, context(0, 1, 2)));
        assertTrue(Generators.validate(stuck).next(context(0, 1)) instanceof Step.Pending, "the nemesis is busy");
    }

    @Test
    void noAnswerAndNoSuccessorAreBreaches() {
        assertEquals("it has to be an operation, pending, or done", breaches(answering(null), context(0)));
        Generator forgetful = new Generator() {
            @Override
            public Step next(Context context) {
                return Step.DONE;
            }

            @Override
            public Generator update(Context context, Event event) {
                return null;
            }
        };
        assertThrows(
                IllegalStateException.class,
                () -> Generators.validate(forgetful).update(context(0), READ));
    }

    @Test
    void whatComesAfterIsHeldToItToo() {
        Generator first = Generators.validate(
                answering(new Step.Emit(new Operation(READ, null), giving(READ.withTime(9), null))));
        Generator rest = ((Step.Emit) first.next(context(0))).rest();
        assertThrows(IllegalStateException.class, () -> rest.next(context(0)));
    }
}
