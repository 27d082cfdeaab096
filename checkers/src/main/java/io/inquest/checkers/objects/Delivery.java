package io.inquest.checkers.objects;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An object that hands over what it was given, and what of that its own checker's findings say about delivery.
 *
 * @param checker the object's own checker; its name is the object's
 * @param losses the anomalies in which something was not delivered
 * @param repetitions those in which something was delivered again
 */
record Delivery(ObjectChecker checker, Set<String> losses, Set<String> repetitions) {
    /** Those in which something was delivered that nobody gave. */
    static final Set<String> INVENTIONS = Set.of("unexpected");

    /** One line for each object that delivers. */
    static final List<Delivery> OBJECTS = List.of(
            new Delivery(new QueueChecker(), Set.of("lost"), Set.of("duplicated")),
            new Delivery(new LogChecker(), new TreeSet<>(List.of("lost", "gaps")), Set.of("duplicated")),
            new Delivery(new BroadcastChecker(), Set.of("lost"), Set.of("duplicated")));
}
