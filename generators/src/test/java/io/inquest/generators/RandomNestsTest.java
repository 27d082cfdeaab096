package io.inquest.generators;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.inquest.history.EventType;
import io.inquest.history.History;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Combinators nested at random: the simulator asks twice, the check of the contract looks at every answer, the builder
 * of the history at every event, and it must come to an end.
 */
class RandomNestsTest {
    private static final int NESTS = 3_000;

    @Test
    void keepTheContract() {
        long operations = 0;
        int runsWithOperations = 0;
        for (long seed = 0; seed < NESTS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int clients = seed % 100 == 99 ? 62 + random.nextInt(70) : 1 + random.nextInt(6);
            Generator nest = Generators.timeLimit(Duration.ofNanos(400), generator(random, 4, clients));
            Simulator simulator = new Simulator(seed, clients, random.nextInt(30), nest);
            try {
                simulator.run(Long.MAX_VALUE - 1);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + nest, e);
            }
            assertTrue(simulator.done(), "seed " + seed);
            assertTrue(simulator.now() <= 400 + Simulator.LATENCY, "seed " + seed + " ends at " + simulator.now());
            int here = count(simulator.history());
            operations += here;
            runsWithOperations += here > 0 ? 1 : 0;
        }
        assertTrue(operations > 10 * NESTS, "too few to mean anything: " + operations);
        assertTrue(runsWithOperations > NESTS / 2, "too many empty: " + runsWithOperations);
    }

    private static int count(History history) {
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            count += history.type(i) == EventType.INVOKE ? 1 : 0;
        }
        return count;
    }

    private static Generator generator(SplittableRandom random, int depth, int clients) {
        if (depth == 0) {
            return leaf(random);
        }
        Generator one = generator(random, depth - 1, clients);
        return switch (random.nextInt(31)) {
            case 0 -> Generators.mix(one, generator(random, depth - 1, clients));
            case 1 -> Generators.mix(new int[] {1, 5, 2}, one, leaf(random), generator(random, depth - 1, clients));
            case 2 -> Generators.limit(random.nextInt(30), one);
            case 3 -> Generators.timeLimit(nanos(random, 200), one);
            case 4 -> Generators.stagger(nanos(random, 40), one);
            case 5 -> Generators.delay(nanos(random, 40), one);
            case 6 -> Generators.rate(1e7 + random.nextInt(1_000_000_000 - 10_000_000), one);
            case 7 -> Generators.then(one, generator(random, depth - 1, clients));
            case 8 -> Generators.sequence(one, leaf(random), generator(random, depth - 1, clients));
            case 9 -> Generators.phases(one, generator(random, depth - 1, clients), leaf(random));
            case 10 -> Generators.any(Generators.clients(one), Generators.nemesis(leaf(random)));
            case 11 -> Generators.cycle(Generators.limit(1 + random.nextInt(9), one));
            case 12 -> Generators.clients(one);
            case 13 -> Generators.sequentialKeys(random.nextInt(5), key -> one);
            case 14 -> Generators.clients(Generators.synchronize(one));
            case 15 -> onSome(random, one, generator(random, depth - 1, clients));
            case 16 ->
                Generators.clients(Generators.concurrentKeys(
                        1 + random.nextInt(3), random.nextInt(9), key -> Generators.limit(3 + key, one)));
            default -> moreGenerators(random, one, depth, clients);
        };
    }

    private static Generator moreGenerators(SplittableRandom random, Generator one, int depth, int clients) {
        return switch (random.nextInt(14)) {
            case 0 -> Generators.map(operation -> Call.of("mapped", operation.f()), one);
            case 1 -> Generators.filter(operation -> operation.invocation().time() % 4 != 3, Generators.limit(40, one));
            case 2 -> Generators.onUpdate((self, context, event) -> event.type() == EventType.FAIL ? one : self, one);
            case 3 -> Generators.sequence(Generators.log("here"), one);
            case 4 -> Generators.eachThread(one);
            case 5 -> Generators.eachProcess(Generators.limit(20, one));
            case 6 -> Generators.shortestAny(one, generator(random, depth - 1, clients));
            case 7 -> Generators.flipFlop(one, generator(random, depth - 1, clients));
            case 8 ->
                Generators.cycleTimes(
                        Generators.during(nanos(random, 60), one),
                        Generators.during(nanos(random, 60), generator(random, depth - 1, clients)));
            case 9 -> Generators.processLimit(1 + random.nextInt(9), one);
            case 10 -> Generators.concurrencyLimit(1 + random.nextInt(3), one);
            case 11 -> Generators.untilOk(one);
            case 12 -> Generators.poisson(1e7 + random.nextInt(1_000_000_000 - 10_000_000), one);
            default ->
                Generators.clients(Generators.randomKeys(
                        Distribution.zipf(1 + random.nextInt(4), 1),
                        random.nextInt(9),
                        key -> Generators.limit(3 + key, one)));
        };
    }

    private static Generator onSome(SplittableRandom random, Generator even, Generator odd) {
        int modulus = 2 + random.nextInt(2);
        return Generators.clients(Generators.any(
                Generators.onThreads(worker -> worker % modulus == 0, even),
                Generators.onThreads(worker -> worker % modulus != 0, odd)));
    }

    private static Generator leaf(SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> Generators.once(Call.of("once"));
            case 1 -> Generators.sleep(Duration.ZERO, nanos(random, 60));
            case 2 ->
                Generators.function(context -> Call.of("roll", context.random().nextInt(6)));
            case 3 -> Generators.sequence(Call.of("x"), Call.of("y"), Call.of("z"));
            default -> Generators.repeat(Call.of("repeat"));
        };
    }

    private static Duration nanos(SplittableRandom random, int bound) {
        return Duration.ofNanos(1 + random.nextInt(bound));
    }
}
