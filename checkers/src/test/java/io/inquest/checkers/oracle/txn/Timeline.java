package io.inquest.checkers.oracle.txn;

import io.inquest.history.Event;
import io.inquest.history.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Lets transactions of which all is known happen one after another, or at the same time. */
final class Timeline {
    private final RandomGenerator random;
    private final List<Planned> open = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private int heir = 10;

    Timeline(RandomGenerator random) {
        this.random = random;
    }

    /** Of one process they come in the order given. */
    List<Event> events(List<Planned> txns) {
        int overlap = random.nextInt(6);
        List<Planned> left = new ArrayList<>(txns);
        boolean inOrder = random.nextBoolean();
        while (!left.isEmpty() || !open.isEmpty()) {
            if (!left.isEmpty() && (open.isEmpty() || random.nextInt(4) < overlap)) {
                Planned next = left.get(inOrder ? 0 : random.nextInt(left.size()));
                begin(
                        left.stream()
                                .filter(txn -> txn.process == next.process)
                                .findFirst()
                                .orElseThrow(),
                        left);
            } else {
                end(open.get(random.nextInt(open.size())), left);
            }
        }
        return events;
    }

    private void begin(Planned txn, List<Planned> left) {
        for (Planned other : List.copyOf(open)) {
            if (other.process == txn.process) {
                end(other, left);
            }
        }
        left.remove(txn);
        open.add(txn);
        events.add(txn.invocation());
    }

    private void end(Planned txn, List<Planned> left) {
        open.remove(txn);
        if (txn.outcome != EventType.INVOKE) {
            events.add(txn.completion());
        }
        if (txn.outcome == EventType.INVOKE || txn.outcome == EventType.INFO) {
            int process = txn.process;
            int next = heir++;
            left.stream().filter(other -> other.process == process).forEach(other -> other.process = next);
        }
    }
}
