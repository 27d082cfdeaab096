package io.inquest.checkers.loss;

import io.inquest.history.History;
import io.inquest.history.Operations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Losses of a string that is put and appended to. What was acknowledged stays in the string until a put replaces it, and
 * then the string shows the put: a get that shows neither did not find the update. It may only be stale; but if it shows
 * what was appended after the acknowledgement, then that was appended to a string without it. Also all gets at the end
 * show that it is gone, when nothing is under way any more; and so does a node that has taken over.
 */
final class TextLosses {
    private static final int CANDIDATES_MAX = 64;
    private static final int FINAL_PROCESSES_MIN = 2;

    private final History history;
    private final Handovers handovers;
    private final int faultsEnd;
    /** By number, in the order of their invocations. */
    private final List<Update> updates;

    private final List<Update> acknowledged;
    /** In the order of their completions. */
    private final List<Get> gets;

    private final boolean isLegible;

    TextLosses(Operations ofKey, Handovers handovers, int faultsEnd) {
        this.history = ofKey.history();
        this.handovers = handovers;
        this.faultsEnd = faultsEnd;
        this.updates = Calls.read(ofKey, this::update);
        this.acknowledged = Calls.byCompletion(updates, Update::isOk);
        Optional<List<Get>> legible = readGets(ofKey);
        this.isLegible = legible.isPresent();
        this.gets = Calls.byCompletion(legible.orElse(List.of()), get -> true);
    }

    private record Update(int number, int invocation, int completion, boolean replaces) implements Calls.Timed {}

    /** @param shown the numbers of the updates whose texts it returned */
    private record Get(int invocation, int completion, Set<Integer> shown) implements Calls.Timed {}

    private int numbered;

    private Update update(int invocation) {
        String f = history.functionName(history.function(invocation));
        return f.equals("get")
                ? null
                : new Update(numbered++, invocation, Calls.end(history, invocation), f.equals("put"));
    }

    /** Empty if it cannot be told what each of them shows. */
    private Optional<List<Get>> readGets(Operations ofKey) {
        List<Object> texts = new ArrayList<>();
        updates.forEach(update -> texts.add(history.valueOf(history.value(update.invocation))));
        Optional<Tokens> tokens = Tokens.of(texts);
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        List<Get> read = new ArrayList<>();
        int get = history.functionNumber("get");
        for (int n = 0; n < ofKey.size(); n++) {
            int invocation = ofKey.invocation(n);
            int end = Calls.end(history, invocation);
            if (history.function(invocation) == get && end != Calls.OPEN) {
                Optional<Set<Integer>> shown = tokens.get().in(history.valueOf(history.value(end)));
                if (shown.isEmpty()) {
                    return Optional.empty();
                }
                read.add(new Get(invocation, end, shown.get()));
            }
        }
        return Optional.of(read);
    }

    Optional<Loss> find() {
        if (!isLegible) {
            return Optional.empty();
        }
        for (Get get : gets) {
            Optional<Update> lost = lostBefore(get);
            Optional<Update> proof = lost.flatMap(update -> appendedAfter(update, get));
            if (proof.isPresent()) {
                List<Integer> evidence = evidence(lost.get(), get.completion);
                String successor = handovers.successor(lost.get().invocation, get.invocation, evidence);
                return Optional.of(new Loss(lost.get().invocation, proof.get().invocation, evidence, 0, successor));
            }
        }
        return atTheEnd().or(this::bySuccessor);
    }

    /** A node that had taken over answers without the update. */
    private Optional<Loss> bySuccessor() {
        for (Get get : gets) {
            Optional<Update> lost =
                    lostBefore(get).filter(update -> handovers.isOfSuccessor(update.invocation, get.invocation));
            if (lost.isPresent()) {
                List<Integer> evidence = evidence(lost.get(), get.completion);
                String successor = history.node(get.completion);
                return Optional.of(new Loss(lost.get().invocation, History.NONE, evidence, 0, successor));
            }
        }
        return Optional.empty();
    }

    /**
     * The latest acknowledged update that a get does not show though it had to; empty if there is none, or if it is shown
     * again. One before that may rightly have been replaced.
     */
    private Optional<Update> lostBefore(Get get) {
        return candidates(get.invocation).stream()
                .filter(update -> misses(get, update))
                .findFirst()
                .filter(update -> !isShownAgain(update, get));
    }

    /** The acknowledged updates that are complete before an event, the latest first. */
    private List<Update> candidates(int event) {
        int completed = Calls.countCompleted(acknowledged, event);
        List<Update> latest = new ArrayList<>(acknowledged.subList(Math.max(0, completed - CANDIDATES_MAX), completed));
        Collections.reverse(latest);
        return latest;
    }

    /** Whether a get shows neither the update, which it had to find, nor a put that can have replaced it. */
    private boolean misses(Get get, Update update) {
        return update.precedes(get)
                && !get.shown.contains(update.number)
                && get.shown.stream().map(updates::get).allMatch(shown -> !shown.replaces || shown.precedes(update));
    }

    /** The first text in the get's string that was certainly added after the update. */
    private Optional<Update> appendedAfter(Update update, Get get) {
        return updates.stream()
                .filter(other -> update.precedes(other) && get.shown.contains(other.number))
                .findFirst();
    }

    /** Whether a later get shows what may have been there, because of the update, when this one did not. */
    private boolean isShownAgain(Update update, Get get) {
        return gets.stream()
                .filter(later -> later.invocation > get.completion)
                .flatMap(later -> later.shown.stream())
                .map(updates::get)
                .anyMatch(shown -> !shown.precedes(update)
                        && shown.invocation < get.completion
                        && !get.shown.contains(shown.number));
    }

    /** The gets around an event that miss the update, with none between that does not. */
    private List<Integer> evidence(Update lost, int event) {
        int from = lost.completion;
        int to = Calls.OPEN;
        for (Get get : gets) {
            if (!misses(get, lost)) {
                if (get.invocation < event) {
                    from = Math.max(from, get.invocation);
                } else {
                    to = Math.min(to, get.completion);
                }
            }
        }
        List<Integer> evidence = new ArrayList<>();
        for (Get get : gets) {
            if (misses(get, lost) && get.completion > from && get.invocation < to) {
                evidence.add(get.invocation);
            }
        }
        return evidence;
    }

    /** When the key is at rest, some processes get, and none is shown the update or what can have replaced it. */
    private Optional<Loss> atTheEnd() {
        int rest = Calls.restFrom(history, updates, faultsEnd);
        List<Get> last = gets.stream().filter(get -> get.invocation > rest).toList();
        int processes = Calls.processes(history, last);
        if (processes < FINAL_PROCESSES_MIN) {
            return Optional.empty();
        }
        return candidates(rest + 1).stream()
                .filter(lost -> last.stream().allMatch(get -> misses(get, lost)))
                .findFirst()
                .map(lost -> {
                    List<Integer> evidence = evidence(lost, rest);
                    String successor = handovers.successor(lost.invocation, evidence.get(0), evidence);
                    return new Loss(lost.invocation, History.NONE, evidence, processes, successor);
                });
    }
}
