package io.inquest.checkers.linear;

import io.inquest.checkers.CheckContext;
import io.inquest.checkers.common.Budget;
import io.inquest.checkers.common.Budget.Stop;
import io.inquest.checkers.common.UnfitValueException;
import io.inquest.checkers.linear.containers.PriorityQueueOrder;
import io.inquest.checkers.linear.containers.StackOrder;
import io.inquest.checkers.model.Model;
import io.inquest.checkers.model.PriorityQueueModel;
import io.inquest.checkers.model.QueueModel;
import io.inquest.checkers.model.RegisterModel;
import io.inquest.checkers.model.SetModel;
import io.inquest.checkers.model.StackModel;
import io.inquest.checkers.registers.Origins;
import io.inquest.history.History;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Decides part by part, side by side where there is enough to do, the largest first. A first round gives every part a
 * fixed number of steps, so that one hard key does not keep the others from being looked at; a second gives those that
 * were not decided an equal share of the time left. Parts share nothing.
 */
final class Decider {
    private static final long FIRST_ROUND_STEPS = 1 << 22;
    /** With fewer operations than that, threads take longer to start than the check takes. */
    private static final int OPERATIONS_FOR_THREADS = 20_000;

    private final History history;
    private final boolean isRegister;
    private final boolean isSet;
    private final boolean isQueue;
    private final boolean isStack;
    private final boolean isPriorityQueue;
    private final Parts parts;
    private final Function<Part, Transitions> numbering;
    private final Budget budget;
    /** How many threads may run at a time. What they find does not depend on it. */
    private final int processors;

    private final AtomicLong steps = new AtomicLong();
    private Map<Integer, List<Origins.Unfounded>> unfounded;

    Decider(History history, Model<?> model, CheckContext context) {
        this(history, model, new Parts(history, model), context, Workers.processors());
    }

    Decider(History history, Model<?> model, Parts parts, CheckContext context) {
        this(history, model, parts, context, Workers.processors());
    }

    Decider(History history, Model<?> model, CheckContext context, int processors) {
        this(history, model, new Parts(history, model), context, processors);
    }

    private Decider(History history, Model<?> model, Parts parts, CheckContext context, int processors) {
        this.processors = processors;
        this.history = history;
        this.isRegister = model instanceof RegisterModel;
        this.isSet = model instanceof SetModel;
        this.isQueue = model instanceof QueueModel;
        this.isStack = model instanceof StackModel;
        this.isPriorityQueue = model instanceof PriorityQueueModel;
        this.budget = Budget.start(context);
        this.parts = parts;
        this.numbering = ObjectPreparation.numbering(history, model);
    }

    /** Numbers a part's calls and states. */
    Function<Part, Transitions> numbering() {
        return numbering;
    }

    Budget budget() {
        return budget;
    }

    /** How many steps the searches took that decided something. */
    long steps() {
        return steps.get();
    }

    /** @throws UnfitValueException if a value is not of the object's shape */
    List<Decision> decide() {
        Part[] all = parts.split();
        Decision[] decisions = new Decision[all.length];
        long operations = Arrays.stream(all).mapToLong(Part::size).sum();
        int threads = operations < OPERATIONS_FOR_THREADS ? 1 : processors;
        int[] order = IntStream.range(0, all.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -all[i].size()))
                .mapToInt(Integer::intValue)
                .toArray();
        Budget each = budget.withMemoryForEachOf(Math.min(threads, Math.max(1, all.length)));
        Workers.run(threads, order.length, i -> {
            Part part = all[order[i]];
            decisions[order[i]] = isRegister ? register(part, each) : isSet ? set(part, each) : direct(part, each);
        });
        int[] open = Arrays.stream(order).filter(i -> needsMore(decisions[i])).toArray();
        lookLonger(all, decisions, open);
        return Arrays.asList(decisions);
    }

    private void lookLonger(Part[] all, Decision[] decisions, int[] open) {
        int sideBySide = Math.max(1, Math.min(processors, open.length));
        AtomicInteger left = new AtomicInteger(open.length);
        Workers.run(sideBySide, open.length, i -> {
            budget.progress("linearizable: an object of " + all[open[i]].size() + " operations needs a longer search; "
                    + left.get() + " such objects are left");
            Budget share =
                    budget.share((left.get() + sideBySide - 1) / sideBySide).withMemoryForEachOf(sideBySide);
            // the transitions of a model remember what they have stepped, which only one thread may do
            boolean together = open.length == 1 && isRegister;
            decisions[open[i]] = search(all[open[i]], share, Long.MAX_VALUE, together ? processors : 1);
            left.getAndDecrement();
        });
    }

    private static boolean needsMore(Decision decision) {
        return decision instanceof Decision.Undecided undecided && undecided.stop() == Stop.STEPS;
    }

    private Decision register(Part part, Budget share) {
        Zones zones = Zones.of(part);
        if (zones != null && zones.conflict() == null) {
            return new Decision.Ordered(part, zones.linearization());
        }
        if (zones == null || zones.isUnfounded()) {
            List<Origins.Unfounded> reads = unfounded().get(part.key);
            if (reads != null) {
                return new Decision.Unfounded(part, reads);
            }
        }
        return zones == null ? search(part, share, FIRST_ROUND_STEPS, 1) : new Decision.Conflicting(part, zones);
    }

    /** The test that decides the part at once, or null. */
    Direct direct(Part part) {
        if (isRegister) {
            return Zones.of(part);
        }
        if (isSet) {
            return SetOrder.of(part);
        }
        if (isQueue) {
            return QueueOrder.of(part);
        }
        if (isStack) {
            return Contained.by(StackOrder.of(history, part.key, part.invocation, part.completion));
        }
        return isPriorityQueue
                ? Contained.by(PriorityQueueOrder.of(history, part.key, part.invocation, part.completion))
                : null;
    }

    private Decision direct(Part part, Budget share) {
        Direct test = direct(part);
        if (test == null) {
            return other(part, share);
        }
        int[] order = test.contradicts() ? null : test.linearization();
        return test.contradicts()
                ? new Decision.Conflicting(part, test)
                : order == null ? other(part, share) : new Decision.Ordered(part, order);
    }

    private Decision set(Part part, Budget share) {
        List<Origins.Unfounded> reads = unfounded().get(part.key);
        return reads == null ? direct(part, share) : new Decision.Unfounded(part, reads);
    }

    private Decision other(Part part, Budget share) {
        return search(part, share, FIRST_ROUND_STEPS, 1);
    }

    /** Of registers looked for only where the zones have not shown that there are none. */
    private synchronized Map<Integer, List<Origins.Unfounded>> unfounded() {
        if (unfounded == null) {
            unfounded = isSet ? Origins.ofSets(history) : Origins.ofRegisters(history);
        }
        return unfounded;
    }

    private Decision search(Part part, Budget share, long stepsMax, int threads) {
        part.number(numbering);
        Race.Result result = Race.run(part, Transitions.INITIAL, share, stepsMax, threads);
        Engine engine = result.engine();
        if (result.outcome() == null) {
            return new Decision.Undecided(part, engine.reach(), Stop.STEPS);
        }
        switch (result.outcome()) {
            case LINEARIZABLE:
                steps.addAndGet(engine.steps());
                return new Decision.Ordered(part, engine.linearization());
            case NOT_LINEARIZABLE:
                steps.addAndGet(engine.steps());
                return new Decision.Stuck(part, engine.reach());
            default:
                return new Decision.Undecided(part, engine.reach(), engine.stop());
        }
    }
}
