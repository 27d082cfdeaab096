package io.inquest.harness.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chooses what of the messages and notes a space-time diagram shows. Always the messages of its operations' clients, and
 * what those led to between the nodes; then messages of kinds that are rare, which tell of something unusual; the rest
 * faintly, where things are shown closely and while there is room.
 */
final class SpaceTimeChoice {
    private static final int OWN_MAX = 120;
    private static final int TELLING_MAX = 60;
    private static final int FAINT_MAX = 160;
    private static final int NOTES_MAX = 60;
    private static final int DETAILS_MAX = 30;
    /** A kind is rare if it is less than one in so many, or of so few in all. */
    private static final int RARE_PARTS = 10;

    private static final int FEW = 40;
    /** Repeated without anything new, a message is shown so often. */
    private static final int ALIKE_MAX = 2;

    /** How a message is drawn. */
    enum Weight {
        /** Of an operation's own client. */
        OWN("own"),
        /** Led to by those. */
        LED_TO("led-to"),
        /** Of a rare kind. */
        TELLING("telling"),
        FAINT("faint");

        final String css;

        Weight(String css) {
            this.css = css;
        }
    }

    private final SpaceTimeScope scope;
    private final Set<String> nodes;
    private final List<LoggedMessage> all;
    private final TreeMap<Integer, LoggedMessage> shown = new TreeMap<>();
    private final Map<LoggedMessage, Weight> weights = new HashMap<>();
    private final Set<LoggedMessage> answers = new HashSet<>();
    private final List<LoggedNote> notes = new ArrayList<>();
    private int messagesLeftOut;
    private int routineLeftOut;
    private int notesLeftOut;

    /** @param nodes the nodes that have a lane */
    SpaceTimeChoice(SpaceTimeScope scope, MessageFile file, List<String> nodes) {
        this.scope = scope;
        this.nodes = Set.copyOf(nodes);
        this.all = file.messages();
        chooseOwn();
        chooseLedTo();
        chooseTelling();
        chooseFaint();
        chooseNotes(file.notes());
        for (LoggedMessage message : all) {
            if (!weights.containsKey(message)) {
                messagesLeftOut++;
                routineLeftOut += message.routine ? 1 : 0;
            }
        }
    }

    private void show(LoggedMessage message, Weight weight) {
        weights.put(message, weight);
        shown.put(message.line, message);
    }

    private boolean isOwn(LoggedMessage message) {
        return scope.operations().containsKey(message.event)
                && (nodes.contains(message.from) || nodes.contains(message.to));
    }

    private boolean isBetweenNodes(LoggedMessage message) {
        return nodes.contains(message.from) && nodes.contains(message.to);
    }

    /** The last ones, should there be very many: the end of an operation is what was seen. */
    private void chooseOwn() {
        for (int i = all.size() - 1; i >= 0 && shown.size() < OWN_MAX; i--) {
            if (isOwn(all.get(i))) {
                show(all.get(i), Weight.OWN);
            }
        }
    }

    /**
     * Follows each message from its delivery: what its receiver sent at that moment, and the first that it sent back
     * later, as it may have had to write to its disk before. What was sent back is followed only at its moment, for what
     * comes later is about something else.
     */
    private void chooseLedTo() {
        List<LoggedMessage> toFollow = new ArrayList<>(shown.values());
        for (int i = 0; i < toFollow.size() && shown.size() < OWN_MAX; i++) {
            LoggedMessage cause = toFollow.get(i);
            for (LoggedMessage.End end : cause.ends) {
                if (end.isDelivery() && nodes.contains(cause.to) && scope.isClose(end.nanos())) {
                    follow(cause, end, toFollow);
                }
            }
        }
    }

    private void follow(LoggedMessage cause, LoggedMessage.End delivery, List<LoggedMessage> toFollow) {
        boolean answered = false;
        for (int i = firstAfter(delivery.line()); i < all.size(); i++) {
            LoggedMessage next = all.get(i);
            if (!scope.isClose(next.nanos) || shown.size() >= OWN_MAX) {
                return;
            }
            boolean atOnce = next.nanos == delivery.nanos();
            if (!atOnce && (answered || answers.contains(cause))) {
                return;
            }
            boolean back = next.to.equals(cause.from);
            if (next.from.equals(cause.to) && (atOnce || back)) {
                answered |= back;
                if (isBetweenNodes(next) && !weights.containsKey(next)) {
                    if (back) {
                        answers.add(next);
                    }
                    show(next, Weight.LED_TO);
                    toFollow.add(next);
                }
            }
        }
    }

    /** The first message that was sent after a line. */
    private int firstAfter(int line) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).line > line) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void chooseTelling() {
        // what is only repeated makes a kind no more common
        Map<String, Integer> kinds = new HashMap<>();
        Set<String> gists = new HashSet<>();
        for (LoggedMessage message : all) {
            if (isBetweenNodes(message) && gists.add(message.gist())) {
                kinds.merge(message.type, 1, Integer::sum);
            }
        }
        int total = gists.size();
        Map<String, Integer> alike = new HashMap<>();
        List<LoggedMessage> telling = new ArrayList<>();
        for (LoggedMessage message : all) {
            boolean rare = isBetweenNodes(message)
                    && !message.routine
                    && (total <= FEW || kinds.get(message.type) * RARE_PARTS < total);
            if (rare && !weights.containsKey(message) && alike.merge(message.gist(), 1, Integer::sum) <= ALIKE_MAX) {
                telling.add(message);
            }
        }
        // the last ones: they are the nearest to what is to be explained
        for (LoggedMessage message : telling.subList(Math.max(0, telling.size() - TELLING_MAX), telling.size())) {
            show(message, Weight.TELLING);
        }
    }

    private void chooseFaint() {
        List<LoggedMessage> rest = new ArrayList<>();
        for (LoggedMessage message : all) {
            if (isBetweenNodes(message) && !weights.containsKey(message) && scope.isClose(message.nanos)) {
                rest.add(message);
            }
        }
        rest.sort(Comparator.comparing((LoggedMessage message) -> message.routine)
                .thenComparing(message -> -message.line));
        for (LoggedMessage message : rest.subList(0, Math.min(FAINT_MAX, rest.size()))) {
            show(message, Weight.FAINT);
        }
    }

    /** Details only where a message that is shown led to them. */
    private void chooseNotes(List<LoggedNote> noted) {
        Map<String, TreeMap<Integer, LoggedMessage>> handled = new HashMap<>();
        for (LoggedMessage message : all) {
            for (LoggedMessage.End end : message.ends) {
                if (end.isDelivery()) {
                    handled.computeIfAbsent(message.to, node -> new TreeMap<>()).put(end.line(), message);
                }
            }
        }
        int wholes = 0;
        int details = 0;
        for (int i = noted.size() - 1; i >= 0; i--) {
            LoggedNote note = noted.get(i);
            boolean wanted = nodes.contains(note.node())
                    && (note.detail()
                            ? isLedTo(note, handled.get(note.node())) && details++ < DETAILS_MAX
                            : wholes++ < NOTES_MAX);
            if (wanted) {
                notes.add(0, note);
            } else {
                notesLeftOut++;
            }
        }
    }

    private boolean isLedTo(LoggedNote note, NavigableMap<Integer, LoggedMessage> handled) {
        Map.Entry<Integer, LoggedMessage> before = handled == null ? null : handled.floorEntry(note.line());
        if (before == null || !scope.isClose(note.nanos())) {
            return false;
        }
        Weight weight = weights.get(before.getValue());
        boolean same = before.getValue().ends.stream()
                .anyMatch(end -> end.line() == before.getKey() && end.nanos() == note.nanos());
        return same && (weight == Weight.OWN || weight == Weight.LED_TO);
    }

    /** The messages to draw, in the order of sending. */
    Iterable<LoggedMessage> messages() {
        return shown.values();
    }

    Weight weight(LoggedMessage message) {
        return weights.get(message);
    }

    int count(Weight weight) {
        return (int) weights.values().stream().filter(weight::equals).count();
    }

    /** The notes to draw, in order. */
    List<LoggedNote> notes() {
        return notes;
    }

    /** What is left out, in a sentence; empty if nothing is. */
    String omitted() {
        if (messagesLeftOut + notesLeftOut == 0) {
            return "";
        }
        return "Not drawn: " + Units.count(messagesLeftOut, "more message") + " of this stretch of time"
                + (routineLeftOut > 0
                        ? " (" + Units.count(routineLeftOut) + " of them routine, as heartbeats are)"
                        : "")
                + " and " + Units.count(notesLeftOut, "more note") + "; messages.jsonl holds all.";
    }
}
