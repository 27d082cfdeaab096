package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.inquest.history.Actor;
import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.time.Duration;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Every part is told of every event once, also before its turn; parts for some workers of their workers' only. */
class UpdateTest {
    /** Says how many events it heard of. */
    private record Listener(int heard) implements Generator {
        @Override
        public Step next(Context context) {
            return new Step.Emit(Call.of("heard", heard).by(context.pickFree(), context), this);
        }

        @Override
        public Generator update(Context context, Event event) {
            return new Listener(heard + 1);
        }
    }

    private static Context context(long time) {
        BitSet free = new BitSet();
        free.set(0, 4);
        return new Context(time, new SplittableRandom(time), new int[] {0, 1, 2}, free);
    }

    private static Event event(Actor actor) {
        return new Event(-1, -1, EventType.INFO, actor, "kill", null, null, null, null);
    }

    private static Generator tell(Generator generator, Actor... actors) {
        Generator told = generator;
        for (Actor actor : actors) {
            told = told.update(context(1), event(actor));
        }
        return told;
    }

    private static Object heard(Generator generator) {
        Step.Emit emit = (Step.Emit) generator.next(context(2));
        assertEquals("heard", emit.operation().f());
        return emit.operation().value();
    }

    private static Map<String, UnaryOperator<Generator>> wrappers() {
        Duration time = Duration.ofSeconds(1);
        Generator nothing = Generators.nothing();
        Map<String, UnaryOperator<Generator>> wrappers = new LinkedHashMap<>();
        wrappers.put("limit", g -> Generators.limit(9, g));
        wrappers.put("timeLimit", g -> Generators.timeLimit(time, g));
        wrappers.put("delay", g -> Generators.delay(time, g));
        wrappers.put("stagger", g -> Generators.stagger(time, g));
        wrappers.put("mix", g -> Generators.mix(nothing, g));
        wrappers.put("any", g -> Generators.any(g, nothing));
        wrappers.put("then: first", g -> Generators.then(g, nothing));
        wrappers.put("then: second", g -> Generators.then(nothing, g));
        wrappers.put("sequence: last", g -> Generators.sequence(nothing, nothing, g));
        wrappers.put("phases: last", g -> Generators.phases(nothing, nothing, g));
        wrappers.put("cycle", Generators::cycle);
        wrappers.put("onThreads: all", g -> Generators.onThreads(worker -> true, g));
        wrappers.put("checked", Generators::checked);
        return wrappers;
    }

    @Test
    void everyEventIsToldOnce() {
        wrappers().forEach((name, wrapper) -> {
            Generator told = tell(wrapper.apply(new Listener(0)), Actor.process(0), Actor.process(5), Actor.NEMESIS);
            assertEquals(3L, heard(told), name);
        });
    }

    @Test
    void someWorkersHearOfThemselves() {
        Actor[] actors = {Actor.process(0), Actor.process(3), Actor.process(2), Actor.NEMESIS};
        Generator zero = Generators.onThreads(worker -> worker == 0, new Listener(0));
        assertEquals(2L, heard(tell(zero, actors)));
        assertEquals(3L, heard(tell(Generators.clients(new Listener(0)), actors)));
        Generator faults = tell(Generators.nemesis(new Listener(0)), actors);
        assertEquals(1L, heard(faults));
        Generator shares = Generators.reserve(1, new Listener(0))
                .and(1, Generators.nothing())
                .rest(Generators.nothing());
        assertEquals(2L, heard(tell(shares, actors)));
    }

    @Test
    void aKeyHearsFromItsTurnOn() {
        Generator keys = Generators.sequentialKeys(1, key -> new Listener(0));
        Step.Emit begun = (Step.Emit) tell(keys, Actor.process(0)).next(context(1));
        assertEquals(1L, heard(tell(begun.rest(), Actor.process(1))));
    }
}
