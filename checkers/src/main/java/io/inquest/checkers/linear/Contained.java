package io.inquest.checkers.linear;

import io.inquest.checkers.linear.containers.ContainerOrder;
import java.util.List;

/** The test of a container whose values are unique. */
record Contained(ContainerOrder order) implements Direct {
    /** Null where there is none. */
    static Contained by(ContainerOrder order) {
        return order == null ? null : new Contained(order);
    }

    @Override
    public boolean contradicts() {
        return order.contradicts();
    }

    @Override
    public int[] linearization() {
        return order.linearization();
    }

    @Override
    public String explanation(Phrases phrases) {
        return order.explanation(phrases);
    }

    @Override
    public List<Integer> evidence() {
        return order.evidence();
    }
}
