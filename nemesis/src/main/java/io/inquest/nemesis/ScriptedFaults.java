package io.inquest.nemesis;

import io.inquest.generators.Context;
import io.inquest.generators.Generator;
import io.inquest.generators.Step;
import io.inquest.history.Event;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Operations of the nemesis that begin and end the faults of a script at their times, counted from the first question. Of
 * what happens at one time, ends come first. A fault that did not begin is not ended.
 */
public final class ScriptedFaults implements Generator {
    private static final long UNSET = -1;

    /** A begin or an end of the fault that has this place in the script. */
    private record Action(long nanos, boolean begins, int fault) {}

    /** What all states of one generator share. */
    private record Plan(List<FaultScript.Entry> entries, List<ScriptWords> words, List<Action> actions) {}

    private final Plan plan;
    private final long startNanos;
    private final int next;
    private final List<Integer> failed;

    /** @throws IllegalArgumentException with a sentence for a person that says where, if some words say nothing */
    public ScriptedFaults(FaultScript script, FaultKinds kinds) {
        this(plan(script, kinds), UNSET, 0, List.of());
    }

    private ScriptedFaults(Plan plan, long startNanos, int next, List<Integer> failed) {
        this.plan = plan;
        this.startNanos = startNanos;
        this.next = next;
        this.failed = failed;
    }

    private static Plan plan(FaultScript script, FaultKinds kinds) {
        List<ScriptWords> words = new ArrayList<>();
        List<Action> actions = new ArrayList<>();
        for (FaultScript.Entry entry : script.entries()) {
            int fault = words.size();
            words.add(at(entry, () -> ScriptWords.of(kinds.named(entry.kind()), entry.words())));
            actions.add(new Action(entry.atNanos(), true, fault));
            if (entry.untilNanos() != Long.MAX_VALUE) {
                actions.add(new Action(entry.untilNanos(), false, fault));
            }
        }
        actions.sort(Comparator.comparingLong(Action::nanos).thenComparing(Action::begins));
        return new Plan(script.entries(), List.copyOf(words), List.copyOf(actions));
    }

    private interface Attempt<T> {
        T make();
    }

    private static <T> T at(FaultScript.Entry entry, Attempt<T> attempt) {
        try {
            return attempt.make();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(entry.where() + wrong.getMessage(), wrong);
        }
    }

    /**
     * Holds the script against a field where nothing is set up yet, and against how long the run's main part lasts.
     *
     * @throws IllegalArgumentException with a sentence for a person that says where, if it cannot be had
     */
    public void require(Battlefield field, long timeNanos) {
        for (int fault = 0; fault < plan.entries.size(); fault++) {
            FaultScript.Entry entry = plan.entries.get(fault);
            ScriptWords words = plan.words.get(fault);
            at(entry, () -> {
                words.require(field);
                if (entry.atNanos() >= timeNanos) {
                    throw new IllegalArgumentException("this fault begins at " + TimeText.format(entry.atNanos())
                            + ", when the run's main part of " + TimeText.format(timeNanos)
                            + " is over; give it more with --time-limit");
                }
                return words;
            });
        }
    }

    @Override
    public Step next(Context context) {
        if (next == plan.actions.size()) {
            return Step.DONE;
        }
        if (!context.isFree(context.nemesis())) {
            return new Step.Pending(Step.Pending.NEVER, this);
        }
        long start = startNanos == UNSET ? context.timeNanos() : startNanos;
        Action action = plan.actions.get(next);
        if (context.timeNanos() < start + action.nanos) {
            return new Step.Pending(start + action.nanos, new ScriptedFaults(plan, start, next, failed));
        }
        ScriptedFaults rest = new ScriptedFaults(plan, start, next + 1, failed);
        if (!action.begins && failed.contains(action.fault)) {
            return rest.next(context);
        }
        String kind = plan.entries.get(action.fault).kind();
        if (!action.begins) {
            return FaultOperations.end(context, kind, action.fault + 1, rest);
        }
        Map<String, Object> asked =
                plan.words.get(action.fault).asked(context.random().nextLong());
        return FaultOperations.start(context, kind, action.fault + 1, asked, rest);
    }

    @Override
    public Generator update(Context context, Event event) {
        Map<?, ?> said = FaultOperations.said(event);
        if (event.error() == null || !"start".equals(said.get("phase")) || !(said.get("id") instanceof Long id)) {
            return this;
        }
        List<Integer> more = new ArrayList<>(failed);
        more.add((int) (id - 1));
        return new ScriptedFaults(plan, startNanos, next, more);
    }
}
