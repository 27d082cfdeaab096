package io.inquest.checkers.sync;

import io.inquest.checkers.Finding;
import io.inquest.checkers.common.EventWords;
import io.inquest.checkers.common.Meter;
import io.inquest.checkers.registers.RegisterWords;
import io.inquest.checkers.registers.Registers;
import io.inquest.history.History;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says, a sentence for each step, how one operation precedes another by so and sw: with as few synchronisations as can be. */
final class Trail {
    private static final int NONE = -1;

    private final Registers registers;
    private final History history;
    private final Synchronisation synchronisation;
    private final int[] members;
    private final Meter meter;
    private final RegisterWords words;
    private final Set<String> sentences = new LinkedHashSet<>();
    private final Set<Integer> operations = new TreeSet<>();

    Trail(Registers registers, Synchronisation synchronisation, int[] members, Meter meter) {
        this.registers = registers;
        this.history = registers.history();
        this.synchronisation = synchronisation;
        this.members = members;
        this.meter = meter;
        this.words = new RegisterWords(registers);
    }

    RegisterWords words() {
        return words;
    }

    /** Says how one operation on registers precedes another. */
    void follow(int from, int to) {
        operations.add(registers.invocation(from));
        operations.add(registers.invocation(to));
        if (registers.session(from) == registers.session(to) && from < to) {
            sentences.add(EventWords.atStart(words.did(from)) + ", then " + words.deed(to) + ".");
            return;
        }
        List<Integer> path = path(from, to);
        String did = words.did(from);
        for (int i = 0; i < path.size(); i += 2) {
            int publishing = path.get(i);
            int taking = path.get(i + 1);
            operations.add(synchronisation.operation(publishing));
            operations.add(synchronisation.operation(taking));
            boolean isNew =
                    i == 0 || synchronisation.operation(path.get(i - 1)) != synchronisation.operation(publishing);
            if (isNew) {
                sentences.add(EventWords.atStart(did) + ", then " + deed(publishing) + ".");
            }
            did = process(taking) + " " + deed(taking);
            sentences.add(EventWords.atStart(did) + after(publishing, taking) + ".");
        }
        sentences.add(EventWords.atStart(did) + ", then " + words.deed(to) + ".");
    }

    private String process(int place) {
        return "process " + history.process(synchronisation.operation(place));
    }

    private String deed(int place) {
        int operation = synchronisation.operation(place);
        String f = history.functionName(history.function(operation));
        String at = " (" + new EventWords(history, any -> false).moment(operation) + ")";
        String lock = " " + EventWords.object(history.keyValue(history.key(operation)), "the lock");
        return switch (f) {
            case "acquire" -> "acquired" + lock + at;
            case "release" -> "released" + lock + at;
            default -> "synchronised" + at;
        };
    }

    private String after(int publishing, int taking) {
        String f = history.functionName(history.function(synchronisation.operation(taking)));
        return f.equals("acquire")
                ? ", which " + process(publishing) + " had released"
                : " after " + process(publishing) + " had";
    }

    /**
     * Publishings and takings in turn: breadth first over the takings. Each is visited once, for what follows it in its session
     * or channel is visited with it.
     */
    private List<Integer> path(int from, int to) {
        int[] parents = meter.ints(members.length);
        Arrays.fill(parents, NONE);
        Map<Integer, List<Integer>> publishings = byOwner(true);
        Map<Integer, List<Integer>> takings = byOwner(false);
        int fromSession = registers.session(from);
        Deque<Integer> queue = new ArrayDeque<>();
        publish(fromSession, registers.invocation(from), NONE, publishings, takings, parents, queue);
        while (!queue.isEmpty()) {
            int taking = queue.poll();
            meter.step();
            int place = members[taking];
            int session = synchronisation.session(place);
            if (session == registers.session(to) && synchronisation.event(place) < registers.invocation(to)) {
                return back(taking, parents);
            }
            publish(session, synchronisation.event(place), taking, publishings, takings, parents, queue);
        }
        throw new IllegalStateException("no way leads from operation " + from + " to " + to);
    }

    /** The places in {@link #members} of publishings by session, or of takings by channel, each in their order. */
    private Map<Integer, List<Integer>> byOwner(boolean isPublishing) {
        Map<Integer, List<Integer>> found = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i++) {
            meter.step();
            int place = members[i];
            if (synchronisation.publishes(place) == isPublishing) {
                int owner = isPublishing ? synchronisation.session(place) : synchronisation.channel(place);
                found.computeIfAbsent(owner, any -> new ArrayList<>()).add(i);
            }
        }
        return found;
    }

    /** Visits what a session publishes from an event on, and all that take it. */
    private void publish(
            int session,
            int event,
            int parent,
            Map<Integer, List<Integer>> publishings,
            Map<Integer, List<Integer>> takings,
            int[] parents,
            Deque<Integer> queue) {
        List<Integer> own = publishings.getOrDefault(session, new ArrayList<>());
        int first = firstAfter(own, event);
        for (int publishing : List.copyOf(own.subList(first, own.size()))) {
            parents[publishing] = parent;
            List<Integer> ofChannel =
                    takings.getOrDefault(synchronisation.channel(members[publishing]), new ArrayList<>());
            int firstTaking = firstAfter(ofChannel, synchronisation.event(members[publishing]));
            for (int taking : List.copyOf(ofChannel.subList(firstTaking, ofChannel.size()))) {
                parents[taking] = publishing;
                queue.add(taking);
            }
            ofChannel.subList(firstTaking, ofChannel.size()).clear();
        }
        own.subList(first, own.size()).clear();
    }

    private int firstAfter(List<Integer> all, int event) {
        int first = all.size();
        while (first > 0 && synchronisation.event(members[all.get(first - 1)]) > event) {
            meter.step();
            first--;
        }
        return first;
    }

    private List<Integer> back(int taking, int[] parents) {
        List<Integer> path = new ArrayList<>();
        for (int i = taking; i != NONE; i = parents[i]) {
            path.add(members[i]);
        }
        Collections.reverse(path);
        return path;
    }

    /** The finding: the steps, then what they come to. */
    Finding finding(String type, String conclusion, int[] about) {
        for (int operation : about) {
            operations.add(registers.invocation(operation));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("key", history.keyValue(history.key(registers.invocation(about[about.length - 1]))));
        return new Finding(type, String.join(" ", sentences) + " " + conclusion, new ArrayList<>(operations), details);
    }
}
