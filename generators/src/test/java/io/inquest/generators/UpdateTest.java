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
        wrappers.put("validate", Generators::validate);
        wrappers.put("map", g -> Generators.map(operation -> Call.of(operation.f(), operation.value()), g));
        wrappers.put("fMap", g -> Generators.fMap(Map.of("other", "heard"), g));
        wrappers.put("filter", g -> Generators.filter(operation -> true, g));
        wrappers.put("onUpdate", g -> Generators.onUpdate((self, context, event) -> self, g));
        wrappers.put("openLoop", g -> Generators.openLoop(1, g));
        wrappers.put("poisson", g -> Generators.poisson(1, g));
        wrappers.put("ramp", g -> Generators.ramp(1, 2, time, g));
        wrappers.put("shortestAny", g -> Generators.shortestAny(g, Generators.sleep(time)));
        wrappers.put("flipFlop: first", g -> Generators.flipFlop(g, nothing));
        wrappers.put("cycleTimes: first", g -> Generators.cycleTimes(new Window(time, g), new Window(time, nothing)));
        wrappers.put("processLimit", g -> Generators.processLimit(3, g));
        wrappers.put("concurrencyLimit", g -> Generators.concurrencyLimit(1, g));
        wrappers.put("untilOk", Generators::untilOk);
        wrappers.put("synchronize", Generators::synchronize);
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
    void aCopyForAWorkerHearsOfThatWorker() {
        Actor[] actors = {Actor.process(0), Actor.process(1), Actor.process(4), Actor.NEMESIS};
        for (int worker = 0; worker < 3; worker++) {
            int only = worker;
            Generator one = Generators.onThreads(w -> w == only, Generators.eachThread(new Listener(0)));
            assertEquals(worker == 1 ? 2L : worker == 0 ? 1L : 0L, heard(tell(one, actors)), "worker " + worker);
            Generator process = Generators.onThreads(w -> w == only, Generators.eachProcess(new Listener(0)));
            assertEquals(worker < 2 ? 1L : 0L, heard(tell(process, actors)), "process " + worker);
        }
    }

    @Test
    void aKeyHearsFromItsTurnOn() {
        Generator keys = Generators.sequentialKeys(1, key -> new Listener(0));
        Step.Emit begun = (Step.Emit) tell(keys, Actor.process(0)).next(context(1));
        assertEquals(1L, heard(tell(begun.rest(), Actor.process(1))));
    }

    @Test
    void aDrawnKeyHearsOfItsOwnOperations() {
        Generator keys = Generators.randomKeys(Distribution.uniform(1), 1, key -> new Listener(0));
        Step.Emit begun =
                (Step.Emit) tell(keys, Actor.process(0), Actor.process(1)).next(context(1));
        Actor own = begun.operation().actor();
        Actor other = Actor.process((own.process() + 1) % 3);
        assertEquals(1L, heard(tell(begun.rest(), other, Actor.NEMESIS, own, own, other)), "not after it has ended");
    }
}
