package io.inquest.generators;

import io.inquest.history.Operation;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Makes generators and combines them. Operations go to free clients at random, unless a combinator says who; only
 * {@link #nemesis} gives to the nemesis.
 *
 * <p>{@code docs/generators.md} is made of what is written here: the first sentences of each method are its line there.
 */
public final class Generators {
    /** A number of keys that no run comes to the end of. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    private Generators() {}

    /** This call, once. */
    public static Generator once(Call call) {
        return sequence(call);
    }

    /** A call made up when it is its turn, once. */
    public static Generator once(Function<Context, Call> function) {
        return limit(1, function(function));
    }

    /** This call, forever. */
    public static Generator repeat(Call call) {
        return new FromFunction(context -> call);
    }

    /** A call made up afresh each time, forever, with no randomness but the context's. */
    public static Generator function(Function<Context, Call> function) {
        return new FromFunction(function);
    }

    /** Calls made up from the numbers 0, 1, 2 and so on, each once, such as writes of values of their own. */
    public static Generator numbered(LongFunction<Call> ofNumber) {
        return new Numbered(ofNumber, 0);
    }

    /** The function with each of these values, once, in this order; {@link #cycle} starts again. */
    public static Generator values(String f, Object... values) {
        return sequence(Arrays.stream(values).map(value -> Call.of(f, value)).toArray(Call[]::new));
    }

    /** These calls, each once, in this order. */
    public static Generator sequence(Call... calls) {
        return new InOrder(List.of(calls), 0);
    }

    /**
     * One after another: each begins when the one before has nothing more to give, whether or not its operations have
     * ended.
     */
    public static Generator sequence(Generator... generators) {
        Generator all = generators.length == 0 ? nothing() : generators[generators.length - 1];
        for (int i = generators.length - 2; i >= 0; i--) {
            all = new Then(generators[i], all);
        }
        return all;
    }

    /** These calls in this order, again and again. */
    public static Generator cycle(Call... calls) {
        return cycle(sequence(calls));
    }

    /** Again from the beginning, forever. */
    public static Generator cycle(Generator generator) {
        return new Cycle(generator, generator);
    }

    /** Nothing at all. */
    public static Generator nothing() {
        return context -> Step.DONE;
    }

    /** Each operation made into another call, by the same process at the same moment; events are told as they are. */
    public static Generator map(Function<Operation, Call> function, Generator generator) {
        return new MapOperations(function, generator);
    }

    /** With functions renamed; those without a new name keep theirs. */
    public static Generator fMap(Map<String, String> newNames, Generator generator) {
        Map<String, String> names = new TreeMap<>(newNames);
        return map(
                operation ->
                        new Call(names.getOrDefault(operation.f(), operation.f()), operation.key(), operation.value()),
                generator);
    }

    /** Only the operations that pass; the others are skipped. */
    public static Generator filter(Predicate<Operation> passes, Generator generator) {
        return new Filter(passes, generator);
    }

    /** After each event the handler says what goes on: the generator itself, or another one. */
    public static Generator onUpdate(UpdateHandler handler, Generator generator) {
        return new OnUpdate(handler, generator);
    }

    /** Writes a line into the run's log, and is done a nanosecond later. */
    public static Generator log(String message) {
        return new Log(message);
    }

    /** Only the clients. */
    public static Generator clients(Generator generator) {
        return new OnThreads(context -> context.where(worker -> worker < context.nemesis()), null, generator);
    }

    /** Only the nemesis. */
    public static Generator nemesis(Generator generator) {
        return new OnThreads(context -> context.where(worker -> worker == context.nemesis()), null, generator);
    }

    /** Only the workers whose number passes. */
    public static Generator onThreads(IntPredicate workers, Generator generator) {
        return new OnThreads(context -> context.where(workers), null, generator);
    }

    /** So many clients for this generator, and others for others. */
    public static Shares reserve(int clients, Generator generator) {
        return new Shares(List.of(), List.of()).and(clients, generator);
    }

    /** A copy for each client, which has that client to itself and hears of it only; done when all copies are. */
    public static Generator eachThread(Generator generator) {
        return new EachWorker(false, generator);
    }

    /** As {@link #eachThread}, but when a process has crashed, its successor begins a copy of its own. */
    public static Generator eachProcess(Generator generator) {
        return new EachWorker(true, generator);
    }

    /**
     * One key after another, numbered from 0. Each key's generator names the key in its operations; it is made when its
     * turn comes, and hears of what happens from then on.
     */
    public static Generator sequentialKeys(int keys, IntFunction<Generator> ofKey) {
        return new SequentialKeys(keys, ofKey, 0, null);
    }

    /**
     * Several keys at a time: the clients are divided evenly into so many groups, and each group works on one key after
     * another that no other group had. There are no more groups than clients.
     */
    public static Generator concurrentKeys(int groups, int keys, IntFunction<Generator> ofKey) {
        return new ConcurrentKeys(groups, keys, ofKey);
    }

    /**
     * Several keys at a time, for all clients: which one an operation is about is drawn, and a key that is done makes
     * room for the next. There are as many at a time as the distribution has numbers. Each hears of its own operations.
     */
    public static Generator randomKeys(Distribution distribution, int keys, IntFunction<Generator> ofKey) {
        return new RandomKeys(distribution, keys, ofKey);
    }

    /** Each time one that has something to do now, each as likely as another; done when all are. */
    public static Generator mix(Generator... generators) {
        int[] weights = new int[generators.length];
        Arrays.fill(weights, 1);
        return new Mix(generators.clone(), weights);
    }

    /** As {@link #mix}, with chances in the proportion of the weights. */
    public static Generator mix(int[] weights, Generator... generators) {
        if (weights.length != generators.length) {
            throw new IllegalArgumentException(weights.length + " weights for " + generators.length + " generators");
        }
        return new Mix(generators.clone(), weights.clone());
    }

    /** All at the same time, such as clients and nemesis: each time the soonest; done when all are. */
    public static Generator any(Generator... generators) {
        return mix(generators);
    }

    /** As {@link #any}, but done as soon as one of them is. */
    public static Generator shortestAny(Generator... generators) {
        return new ShortestAny(List.of(generators));
    }

    /** An operation of each in turn; done when the one whose turn it is has none. */
    public static Generator flipFlop(Generator... generators) {
        return new FlipFlop(List.of(generators), 0);
    }

    /** Each for its window of time, again and again, going on where it was; done when one is done in its window. */
    public static Generator cycleTimes(Window... windows) {
        return CycleTimes.of(List.of(windows));
    }

    /** A window of {@link #cycleTimes}. */
    public static Window during(Duration duration, Generator generator) {
        return new Window(duration, generator);
    }

    /** At most so many operations. */
    public static Generator limit(long operations, Generator generator) {
        return new Limit(operations, generator);
    }

    /** Nothing more once this time has passed since it was first asked. */
    public static Generator timeLimit(Duration limit, Generator generator) {
        return new TimeLimit(limit.toNanos(), TimeLimit.UNSET, generator);
    }

    /** Operations of at most so many processes; done when a crash brings one more, rather than going on with fewer. */
    public static Generator processLimit(int processes, Generator generator) {
        return new ProcessLimit(processes, null, null, 0, generator);
    }

    /** At most so many operations open at a time. */
    public static Generator concurrencyLimit(int operations, Generator generator) {
        return new ConcurrencyLimit(operations, null, generator);
    }

    /** Nothing more once one of its operations has ended ok. */
    public static Generator untilOk(Generator generator) {
        return new UntilOk(null, generator);
    }

    /** Operations at random gaps, uniform from 0 to twice the mean. */
    public static Generator stagger(Duration mean, Generator generator) {
        return Paced.of(new Pace.Uniform(mean.toNanos()), generator);
    }

    /** Operations this far apart; further if nobody is free, and up to 10 ms of delay are made up for. */
    public static Generator delay(Duration gap, Generator generator) {
        return Paced.of(new Pace.Even(gap.toNanos()), generator);
    }

    /** At most so many operations a second, evenly: {@link #delay} by a number. */
    public static Generator rate(double perSecond, Generator generator) {
        return Paced.of(new Pace.Even(meanNanos(perSecond)), generator);
    }

    /**
     * So many operations a second, at even gaps, whether or not clients keep up: what came due while none was free is
     * made up for, and the context says when each operation was due.
     */
    public static Generator openLoop(double perSecond, Generator generator) {
        return OpenLoop.of(meanNanos(perSecond), generator);
    }

    /** So many operations a second on average, at exponential gaps: as if many did them who know nothing of each other. */
    public static Generator poisson(double perSecond, Generator generator) {
        return Paced.of(new Pace.Exponential(meanNanos(perSecond)), generator);
    }

    /** A {@link #rate} that rises or falls evenly from one to another over this time, and stays there. */
    public static Generator ramp(double fromPerSecond, double toPerSecond, Duration over, Generator generator) {
        long from = fromPerSecond == 0 ? 0 : nanohertz(fromPerSecond);
        return Paced.of(new Ramp(from, nanohertz(toPerSecond), over.toNanos()), generator);
    }

    private static long meanNanos(double perSecond) {
        requireRate(perSecond);
        return Math.round(1e9 / perSecond);
    }

    private static long nanohertz(double perSecond) {
        requireRate(perSecond);
        return Math.round(1e9 * perSecond);
    }

    private static void requireRate(double perSecond) {
        if (!(perSecond >= 1e-6 && perSecond <= 1e9)) {
            throw new IllegalArgumentException("a rate is at least 1e-6 and at most 1e9 a second, not " + perSecond);
        }
    }

    /** Nothing for this long, counted from the first time it is asked. */
    public static Generator sleep(Duration duration) {
        return sleep(duration, duration);
    }

    /** Nothing for a random time between these, both included. */
    public static Generator sleep(Duration min, Duration max) {
        return new Sleep(min.toNanos(), max.toNanos(), Sleep.UNSET);
    }

    /** Begins when all workers of its context are free. */
    public static Generator synchronize(Generator generator) {
        return new Synchronize(generator);
    }

    /** One after another, each when the one before is done and all operations have ended. */
    public static Generator phases(Generator... generators) {
        return sequence(Arrays.stream(generators).map(Generators::synchronize).toArray(Generator[]::new));
    }

    /** One, and when it is done and all operations have ended, the other. */
    public static Generator then(Generator first, Generator second) {
        return sequence(first, synchronize(second));
    }

    /** The same, held to the contract of {@link Step}: breaches end the run with an error that lists all of them. */
    public static Generator validate(Generator generator) {
        return new Validated(generator);
    }
}
