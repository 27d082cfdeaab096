package io.inquest.generators;

import static io.inquest.generators.Generators.*;

import io.inquest.history.EventType;
import java.time.Duration;
import java.util.Map;

/**
 * What {@code docs/generators.md} shows: for each generator a method that is named for it, under the headings of the page.
 * The page has the source of these methods, and what comes of running them.
 */
@SuppressWarnings("unused") // found by their names
final class Examples {
    // ## Making operations
    // A `Call` names a function, and a key and a value where it has them. Whichever client is free does it; of several,
    // one drawn at random.

    static Generator exampleOfOnce() {
        return once(Call.of("read"));
    }

    static Generator exampleOfRepeat() {
        return repeat(Call.of("read"));
    }

    static Generator exampleOfFunction() {
        return function(context -> Call.of("write", context.random().nextInt(100)));
    }

    static Generator exampleOfNumbered() {
        return numbered(n -> Call.of("write", n));
    }

    static Generator exampleOfValues() {
        return values("add", 7, "x");
    }

    static Generator exampleOfSequence() {
        return sequence(values("write", 1, 2, 3), repeat(Call.of("read")));
    }

    static Generator exampleOfCycle() {
        return eachThread(cycle(Call.of("acquire"), Call.of("release")));
    }

    static Generator exampleOfNothing() {
        return nothing();
    }

    // ## Changing operations, and listening

    static Generator exampleOfMap() {
        return map(op -> new Call(op.f(), "x", op.value()), values("write", 1, 2));
    }

    static Generator exampleOfFMap() {
        return nemesis(fMap(Map.of("start", "kill", "stop", "restart"), cycle(Call.of("start"), Call.of("stop"))));
    }

    static Generator exampleOfFilter() {
        return filter(op -> (Long) op.value() % 3 == 0, numbered(n -> Call.of("write", n)));
    }

    static Generator exampleOfOnUpdate() {
        Generator writes = numbered(n -> Call.of("write", n));
        return onUpdate((self, context, event) -> event.type() == EventType.OK ? once(Call.of("read")) : self, writes);
    }

    static Generator exampleOfLog() {
        return sequence(values("write", 1, 2, 3), log("now the reads"), limit(2, repeat(Call.of("read"))));
    }

    // ## Who does them
    // Clients are the workers 0, 1, 2 and so on. A worker keeps its number when its process crashes and another one
    // takes its place.

    static Generator exampleOfClients() {
        return any(clients(repeat(Call.of("read"))), nemesis(once(Call.of("kill"))));
    }

    static Generator exampleOfNemesis() {
        return nemesis(sequence(sleep(Duration.ofMillis(20)), cycle(Call.of("kill"), Call.of("restart"))));
    }

    static Generator exampleOfOnThreads() {
        return onThreads(worker -> worker == 1, repeat(Call.of("read")));
    }

    static Generator exampleOfReserve() {
        return reserve(1, repeat(Call.of("write", 1))).rest(repeat(Call.of("read")));
    }

    static Generator exampleOfEachThread() {
        return eachThread(values("add", 1, 2, 3));
    }

    static Generator exampleOfEachProcess() {
        return limit(9, eachProcess(sequence(Call.of("login"), Call.of("crash"))));
    }

    // ## Keys
    // Keys are numbered from 0. The generator of a key names it in its operations, as it likes.

    static Generator exampleOfSequentialKeys() {
        return sequentialKeys(ENDLESS, key -> limit(4, repeat(new Call("read", key, null))));
    }

    static Generator exampleOfConcurrentKeys() {
        return concurrentKeys(2, ENDLESS, key -> limit(2, repeat(new Call("read", key, null))));
    }

    static Generator exampleOfRandomKeys() {
        return randomKeys(Distribution.hotSet(5, 1, 80), ENDLESS, key -> limit(6, repeat(new Call("read", key, null))));
    }

    // ## Several at the same time, or in turns

    static Generator exampleOfMix() {
        return mix(new int[] {3, 1}, repeat(Call.of("read")), numbered(n -> Call.of("write", n)));
    }

    static Generator exampleOfAny() {
        return any(
                clients(limit(6, repeat(Call.of("read")))),
                nemesis(delay(Duration.ofMillis(25), limit(3, repeat(Call.of("kill"))))));
    }

    static Generator exampleOfShortestAny() {
        return shortestAny(
                clients(repeat(Call.of("read"))),
                nemesis(delay(Duration.ofMillis(25), limit(2, repeat(Call.of("kill"))))));
    }

    static Generator exampleOfFlipFlop() {
        return flipFlop(numbered(n -> Call.of("write", n)), repeat(Call.of("read")));
    }

    static Generator exampleOfCycleTimes() {
        return cycleTimes(
                during(Duration.ofMillis(20), repeat(Call.of("read"))),
                during(Duration.ofMillis(10), numbered(n -> Call.of("write", n))));
    }

    // ## One after another

    static Generator exampleOfSynchronize() {
        return sequence(limit(3, repeat(Call.of("write", 1))), synchronize(repeat(Call.of("read"))));
    }

    static Generator exampleOfPhases() {
        return phases(values("write", 1, 2, 3), eachThread(once(Call.of("read"))));
    }

    static Generator exampleOfThen() {
        return then(values("write", 1, 2, 3), once(Call.of("read")));
    }

    static Generator exampleOfSleep() {
        return sequence(once(Call.of("write", 1)), sleep(Duration.ofMillis(35)), once(Call.of("read")));
    }

    // ## Limits

    static Generator exampleOfLimit() {
        return limit(3, repeat(Call.of("read")));
    }

    static Generator exampleOfTimeLimit() {
        return timeLimit(Duration.ofMillis(25), repeat(Call.of("read")));
    }

    static Generator exampleOfProcessLimit() {
        return processLimit(5, cycle(Call.of("read"), Call.of("crash")));
    }

    static Generator exampleOfConcurrencyLimit() {
        return concurrencyLimit(1, repeat(Call.of("read")));
    }

    static Generator exampleOfUntilOk() {
        return untilOk(repeat(Call.of("try")));
    }

    // ## How fast

    static Generator exampleOfStagger() {
        return stagger(Duration.ofMillis(15), repeat(Call.of("read")));
    }

    static Generator exampleOfDelay() {
        return delay(Duration.ofMillis(15), repeat(Call.of("read")));
    }

    static Generator exampleOfRate() {
        return rate(60, repeat(Call.of("read")));
    }

    static Generator exampleOfPoisson() {
        return poisson(60, repeat(Call.of("read")));
    }

    static Generator exampleOfOpenLoop() {
        return openLoop(60, repeat(Call.of("read")));
    }

    static Generator exampleOfRamp() {
        return ramp(20, 120, Duration.ofMillis(100), repeat(Call.of("read")));
    }

    // ## Holding them to their contract

    static Generator exampleOfValidate() {
        return validate(context -> new Step.Pending(context.timeNanos(), nothing()));
    }

    // ## Distributions
    // A `Distribution` draws numbers from 0 to below its size: of keys, as above, or of values, as in
    // `function(context -> Call.of("write", distribution.draw(context.random())))`.

    static Distribution exampleOfUniform() {
        return Distribution.uniform(8);
    }

    static Distribution exampleOfZipf() {
        return Distribution.zipf(8, 1);
    }

    static Distribution exampleOfExponential() {
        return Distribution.exponential(8, 2);
    }

    static Distribution exampleOfHotSet() {
        return Distribution.hotSet(8, 2, 80);
    }

    static Distribution exampleOfWeighted() {
        return Distribution.weighted(5, 3, 2);
    }

    private Examples() {}
}
