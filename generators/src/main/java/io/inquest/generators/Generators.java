package io.inquest.generators;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Makes generators and combines them. Operations go to free clients at random, unless a combinator says who; only
 * {@link #nemesis} gives to the nemesis.
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

    /** These calls, each once, in this order. */
    public static Generator sequence(Call... calls) {
        return new InOrder(List.of(calls), 0);
    }

    /** One after another: each begins when the one before is done, whether or not its operations are. */
    public static Generator sequence(Generator... generators) {
        Generator all = generators.length == 0 ? nothing() : generators[generators.length - 1];
        for (int i = generators.length - 2; i >= 0; i--) {
            all = new Then(generators[i], all);
        }
        return all;
    }

    /** One, and when it is done the other. */
    public static Generator then(Generator first, Generator second) {
        return new Then(first, second);
    }

    /** Begins when all workers of its context are free. */
    public static Generator synchronize(Generator generator) {
        return new Synchronize(generator);
    }

    /** One after another, each when the one before and all operations are done. */
    public static Generator phases(Generator... generators) {
        return sequence(Arrays.stream(generators).map(Generators::synchronize).toArray(Generator[]::new));
    }

    /** Again from the beginning, forever. */
    public static Generator cycle(Generator generator) {
        return new Cycle(generator, generator);
    }

    /** Each time one that has something to do now, each as likely as another; done when all are. */
    public static Generator mix(Generator... generators) {
        int[] weights = new int[generators.length];
        Arrays.fill(weights, 1);
        return new Mix(generators.clone(), weights);
    }

    /** As {@link #mix(Generator...)}, with chances in the proportion of the weights. */
    public static Generator mix(int[] weights, Generator... generators) {
        if (weights.length != generators.length) {
            throw new IllegalArgumentException(weights.length + " weights for " + generators.length + " generators");
        }
        return new Mix(generators.clone(), weights.clone());
    }

    /** All at the same time: each time the soonest, such as of clients and nemesis; done when all are. */
    public static Generator any(Generator... generators) {
        return mix(generators);
    }

    /** At most so many operations. */
    public static Generator limit(long operations, Generator generator) {
        return new Limit(operations, generator);
    }

    /** Nothing more once this time has passed since it was first asked. */
    public static Generator timeLimit(Duration limit, Generator generator) {
        return new TimeLimit(limit.toNanos(), TimeLimit.UNSET, generator);
    }

    /** Operations at random gaps, uniform from 0 to twice the mean. */
    public static Generator stagger(Duration mean, Generator generator) {
        return new Paced(mean.toNanos(), true, Paced.UNSET, generator);
    }

    /** Operations this far apart; further if nobody is free, and up to 10 ms of delay are made up for. */
    public static Generator delay(Duration gap, Generator generator) {
        return new Paced(gap.toNanos(), false, Paced.UNSET, generator);
    }

    /** At most so many operations a second, evenly: {@link #delay} by a number. */
    public static Generator rate(double perSecond, Generator generator) {
        if (!(perSecond > 0 && perSecond <= 1e9)) {
            throw new IllegalArgumentException("a rate is more than 0 and at most 1e9 a second, not " + perSecond);
        }
        return new Paced(Math.round(1e9 / perSecond), false, Paced.UNSET, generator);
    }

    /** Nothing for this long, counted from the first time it is asked. */
    public static Generator sleep(Duration duration) {
        return sleep(duration, duration);
    }

    /** Nothing for a random time between these, both included. */
    public static Generator sleep(Duration min, Duration max) {
        return new Sleep(min.toNanos(), max.toNanos(), Sleep.UNSET);
    }

    /** Nothing at all. */
    public static Generator nothing() {
        return context -> Step.DONE;
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

    /** So many clients for this generator, and for others: {@code reserve(5, a).and(2, b).rest(c)}. */
    public static Shares reserve(int clients, Generator generator) {
        return new Shares(List.of(), List.of()).and(clients, generator);
    }

    /**
     * One key after another, numbered from 0. Each key's generator names the key in its operations; it is made when its
     * turn comes, and hears of what happens from then on.
     */
    public static Generator sequentialKeys(int keys, IntFunction<Generator> ofKey) {
        return new SequentialKeys(keys, ofKey, 0, null);
    }

    /**
     * As {@link #sequentialKeys}, several keys at a time: the clients are divided evenly into so many groups, at most
     * one each, and every group works on one key after another that no other group had.
     */
    public static Generator concurrentKeys(int groups, int keys, IntFunction<Generator> ofKey) {
        return new ConcurrentKeys(groups, keys, ofKey);
    }

    /**
     * The same, held to the contract of {@link Step}: a breach is an {@link IllegalStateException} that lists what is
     * wrong. For whoever drives generators that others wrote.
     */
    public static Generator checked(Generator generator) {
        return new Checked(generator);
    }
}
