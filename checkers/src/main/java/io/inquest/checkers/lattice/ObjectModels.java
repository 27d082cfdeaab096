package io.inquest.checkers.lattice;

import java.util.List;

/** The objects' own models, and what is promised of delivery. */
final class ObjectModels {
    /** Objects with a first state and rules: what their own checkers find wrong contradicts every linearization. */
    private static final List<String> SEQUENTIAL =
            List.of("set", "queue", "stack", "priority-queue", "counter", "unique-ids", "lock", "election");

    private ObjectModels() {}

    static Family family() {
        Family.Builder family = new Family.Builder()
                .model("set", 2)
                .model("queue", 2)
                .model("stack", 2)
                .model("priority-queue", 2)
                .model("counter", 2)
                .model("unique-ids", 2)
                .model("bank", 2)
                .model("lock", 2)
                .model("election", 2)
                .model("log", 2)
                .model("total-order-broadcast", 3)
                .model("causal-broadcast", 3)
                .model("fifo-broadcast", 2)
                .model("broadcast", 1)
                .model("exactly-once", 1)
                .model("at-most-once", 1)
                .model("at-least-once", 1)
                .impliesOf("queue", "queue", "exactly-once")
                .impliesOf("log", "log", "exactly-once")
                .impliesOf("broadcast", "total-order-broadcast", "broadcast")
                .impliesOf("broadcast", "causal-broadcast", "fifo-broadcast")
                .impliesOf("broadcast", "fifo-broadcast", "broadcast")
                .impliesOf("broadcast", "broadcast", "exactly-once")
                .impliesOf("broadcast", "exactly-once", "broadcast")
                .implies("exactly-once", "at-most-once", "at-least-once");
        for (String object : SEQUENTIAL) {
            family.impliesOf(object, "linearizable", object);
        }
        return family.build();
    }
}
