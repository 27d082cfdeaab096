package io.inquest.checkers.loss;

import io.inquest.checkers.model.RegisterModel;
import io.inquest.history.History;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Losses of a register. Say w was acknowledged. A value is <em>earlier</em> than w if each operation that may have put it
 * was complete before w was invoked, or is a cas that expects a value that is earlier: then no legal order has it in the
 * register at any time after w. An operation invoked after w was acknowledged that found such a value found neither w nor
 * anything that can have followed it. That a read did so may only show that the read is stale; but a cas that succeeded
 * shows that the store itself went on without w. So do all reads at the end, when nothing is under way any more; and so
 * does a node that has taken over, and answers for the store.
 */
final class RegisterLosses {
    private static final int CANDIDATES_MAX = 64;
    private static final int FINAL_PROCESSES_MIN = 2;
    private static final long STEPS_MAX = 10_000_000;

    private final History history;
    private final Handovers handovers;
    private final int faultsEnd;
    private final List<Action> actions;
    /** Those that found a value, and those that put one, acknowledged, in the order of their completions. */
    private final List<Action> finders;

    private final List<Action> acknowledged;
    private final Map<Object, List<Action>> putters = new LinkedHashMap<>();
    private long steps;

    RegisterLosses(Operations ofKey, Handovers handovers, int faultsEnd) {
        this.history = ofKey.history();
        this.handovers = handovers;
        this.faultsEnd = faultsEnd;
        this.actions = Calls.read(ofKey, this::action);
        this.finders = Calls.byCompletion(actions, action -> action.finds && action.isOk());
        this.acknowledged = Calls.byCompletion(actions, action -> action.puts && action.isOk());
        for (Action action : actions) {
            if (action.puts) {
                putters.computeIfAbsent(action.put, value -> new ArrayList<>()).add(action);
            }
        }
    }

    /**
     * A read finds a value, a write puts one, a cas does both.
     *
     * @param finds whether it happens only if the register holds a certain value
     */
    private record Action(int invocation, int completion, boolean finds, Object found, boolean puts, Object put)
            implements Calls.Timed {}

    private Action action(int invocation) {
        int end = Calls.end(history, invocation);
        Object argument = history.valueOf(history.value(invocation));
        switch (history.functionName(history.function(invocation))) {
            case "read":
                return end == Calls.OPEN
                        ? null
                        : new Action(invocation, end, true, history.valueOf(history.value(end)), false, null);
            case "write":
                return new Action(invocation, end, false, null, true, argument);
            default:
                List<?> oldAndNew = RegisterModel.oldAndNew(argument);
                return new Action(invocation, end, true, oldAndNew.get(0), true, oldAndNew.get(1));
        }
    }

    Optional<Loss> find() {
        for (Action proof : finders) {
            Earlier earlier = proof.puts ? lostBefore(proof) : null;
            if (earlier != null) {
                return Optional.of(earlier.loss(proof, earlier.evidence(proof.completion)));
            }
        }
        return atTheEnd().or(this::bySuccessor);
    }

    /** A node that had taken over answers without the update. */
    private Optional<Loss> bySuccessor() {
        for (Action finder : finders) {
            Earlier earlier = lostBefore(finder);
            if (earlier != null && handovers.isOfSuccessor(earlier.update.invocation, finder.invocation)) {
                return Optional.of(earlier.loss(earlier.evidence(finder.completion), history.node(finder.completion)));
            }
        }
        return Optional.empty();
    }

    /**
     * For the latest acknowledged update that this operation did not find though it had to; null if there is none, or if it
     * is found again. One before that may rightly have been replaced.
     */
    private Earlier lostBefore(Action finder) {
        for (Action update : candidates(finder.invocation)) {
            Earlier earlier = new Earlier(update);
            if (earlier.contains(finder.found)) {
                return earlier.isOtherFoundAgain(finder.completion) ? null : earlier;
            }
        }
        return null;
    }

    /** The acknowledged updates that are complete before an event, the latest first. */
    private List<Action> candidates(int event) {
        int completed = Calls.countCompleted(acknowledged, event);
        List<Action> latest = new ArrayList<>(acknowledged.subList(Math.max(0, completed - CANDIDATES_MAX), completed));
        Collections.reverse(latest);
        return latest;
    }

    /** When the key is at rest, some processes read, and none finds the update or what can have followed it. */
    private Optional<Loss> atTheEnd() {
        int rest = Calls.restFrom(history, actions.stream().filter(Action::puts).toList(), faultsEnd);
        List<Action> last =
                finders.stream().filter(finder -> finder.invocation > rest).toList();
        int processes = Calls.processes(history, last);
        if (processes < FINAL_PROCESSES_MIN) {
            return Optional.empty();
        }
        return candidates(rest + 1).stream()
                .map(Earlier::new)
                .filter(earlier -> last.stream().allMatch(finder -> earlier.contains(finder.found)))
                .findFirst()
                .map(earlier -> earlier.loss(earlier.evidence(rest), processes));
    }

    /** The values that are earlier than an update. */
    private final class Earlier {
        private final Action update;
        private final Set<Object> known = new LinkedHashSet<>();

        Earlier(Action update) {
            this.update = update;
        }

        /** Where values depend on one another in a circle, the first after the update would still need an earlier one. */
        boolean contains(Object value) {
            Set<Object> looked = new LinkedHashSet<>();
            List<Object> open = new ArrayList<>();
            open.add(value);
            while (!open.isEmpty()) {
                Object next = open.remove(open.size() - 1);
                if (known.contains(next) || !looked.add(next)) {
                    continue;
                }
                List<Action> sources = putters.getOrDefault(next, List.of());
                steps += 1 + sources.size();
                if ((sources.isEmpty() && next != null) || steps > STEPS_MAX) {
                    return false;
                }
                for (Action source : sources) {
                    if (!source.precedes(update)) {
                        if (source.invocation == update.invocation || !source.finds) {
                            return false;
                        }
                        open.add(source.found);
                    }
                }
            }
            known.addAll(looked);
            return true;
        }

        /** Whether what may have been there because of the update, by an event, is found by an operation invoked later. */
        boolean isOtherFoundAgain(int event) {
            Set<Object> others = new LinkedHashSet<>();
            int before;
            do {
                before = others.size();
                for (Action action : actions) {
                    boolean may = action.puts && !action.precedes(update) && !(action.finds && contains(action.found));
                    if (may && (action.invocation < event || (action.finds && others.contains(action.found)))) {
                        others.add(action.put);
                    }
                }
            } while (others.size() > before);
            return steps > STEPS_MAX
                    || finders.stream().anyMatch(finder -> finder.invocation > event && others.contains(finder.found));
        }

        /** What found an earlier value after the update and around an event, with nothing between that found another. */
        List<Integer> evidence(int event) {
            int from = update.completion;
            int to = Calls.OPEN;
            for (Action finder : finders) {
                if (!contains(finder.found)) {
                    if (finder.invocation < event) {
                        from = Math.max(from, finder.invocation);
                    } else {
                        to = Math.min(to, finder.completion);
                    }
                }
            }
            List<Integer> evidence = new ArrayList<>();
            for (Action finder : finders) {
                if (update.precedes(finder)
                        && finder.completion > from
                        && finder.invocation < to
                        && contains(finder.found)) {
                    evidence.add(finder.invocation);
                }
            }
            return evidence;
        }

        Loss loss(Action proof, List<Integer> evidence) {
            String successor = handovers.successor(update.invocation, proof.invocation, evidence);
            return new Loss(update.invocation, proof.invocation, evidence, 0, successor);
        }

        Loss loss(List<Integer> evidence, int finalProcesses) {
            String successor = handovers.successor(update.invocation, evidence.get(0), evidence);
            return new Loss(update.invocation, History.NONE, evidence, finalProcesses, successor);
        }

        Loss loss(List<Integer> evidence, String successor) {
            return new Loss(update.invocation, History.NONE, evidence, 0, successor);
        }
    }
}
