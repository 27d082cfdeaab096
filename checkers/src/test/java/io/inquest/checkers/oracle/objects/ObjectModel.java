package io.inquest.checkers.oracle.objects;

import io.inquest.history.History;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The models of objects with their own checkers: each is the anomalies that it forbids. */
public enum ObjectModel {
    SET("set", of(Subject.SET, "unexpected", "duplicated", "lost")),
    QUEUE("queue", of(Subject.QUEUE, "unexpected", "duplicated", "lost", "reordered")),
    STACK("stack", of(Subject.STACK, "unexpected", "duplicated", "lost", "reordered")),
    PRIORITY_QUEUE("priority-queue", of(Subject.PRIORITY_QUEUE, "unexpected", "duplicated", "lost", "reordered")),
    COUNTER("counter", of(Subject.COUNTER, "out-of-bounds")),
    UNIQUE_IDS("unique-ids", of(Subject.UNIQUE_IDS, "duplicated")),
    BANK("bank", of(Subject.BANK, "wrong-total", "negative-balance")),
    LOCK("lock", of(Subject.LOCK, "mutual-exclusion", "fencing-token")),
    ELECTION("election", of(Subject.ELECTION, "two-leaders")),
    LOG("log", of(Subject.LOG, "unexpected", "conflicting-offset", "duplicated", "reordered", "lost", "gaps")),
    BROADCAST("broadcast", of(Subject.BROADCAST, "unexpected", "duplicated", "lost")),
    FIFO_BROADCAST("fifo-broadcast", of(Subject.BROADCAST, "unexpected", "duplicated", "lost", "fifo-order")),
    CAUSAL_BROADCAST(
            "causal-broadcast",
            of(Subject.BROADCAST, "unexpected", "duplicated", "lost", "fifo-order", "causal-order")),
    TOTAL_ORDER_BROADCAST(
            "total-order-broadcast", of(Subject.BROADCAST, "unexpected", "duplicated", "lost", "total-order")),
    AT_MOST_ONCE(
            "at-most-once",
            of(Subject.QUEUE, "unexpected", "duplicated"),
            of(Subject.LOG, "unexpected", "duplicated"),
            of(Subject.BROADCAST, "unexpected", "duplicated")),
    AT_LEAST_ONCE(
            "at-least-once",
            of(Subject.QUEUE, "unexpected", "lost"),
            of(Subject.LOG, "unexpected", "lost", "gaps"),
            of(Subject.BROADCAST, "unexpected", "lost")),
    EXACTLY_ONCE(
            "exactly-once",
            of(Subject.QUEUE, "unexpected", "duplicated", "lost"),
            of(Subject.LOG, "unexpected", "duplicated", "lost", "gaps"),
            of(Subject.BROADCAST, "unexpected", "duplicated", "lost"));

    private record Forbidden(Subject subject, Set<String> anomalies) {}

    private final String word;
    private final List<Forbidden> forbidden;

    ObjectModel(String word, Forbidden... forbidden) {
        this.word = word;
        this.forbidden = List.of(forbidden);
    }

    private static Forbidden of(Subject subject, String... anomalies) {
        return new Forbidden(subject, Set.of(anomalies));
    }

    /** Its name, and its checker's. */
    public String word() {
        return word;
    }

    /** What it is defined for. */
    public List<Subject> subjects() {
        return forbidden.stream().map(Forbidden::subject).toList();
    }

    /** The names of all that it forbids of an object. */
    public Set<String> forbidden(Subject subject) {
        return forbidden.stream()
                .filter(each -> each.subject() == subject)
                .findFirst()
                .orElseThrow()
                .anomalies();
    }

    /** The names of what a history does that the model forbids; none where it is valid. */
    public Set<String> violations(Subject subject, History history, Map<String, Object> settings) {
        Set<String> found = new TreeSet<>(subject.anomalies(history, settings));
        found.retainAll(forbidden(subject));
        return found;
    }

    static List<ObjectModel> ofSubject(Subject subject) {
        return Arrays.stream(values())
                .filter(model -> model.subjects().contains(subject))
                .toList();
    }
}
