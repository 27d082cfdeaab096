package io.inquest.checkers;

import java.util.List;
import java.util.Objects;

/**
 * One of the orders that prove that a history satisfies a model: operations in the order in which they took effect for
 * whom it is about. Which operations it holds, and what it must agree with, is the model's.
 *
 * @param key the key that it is about, where the model has an order a key; else null
 * @param process the process that it is about, where the model has an order a process; else null
 * @param operations each by the index of its invocation; updates of unknown outcome that did not happen are left out
 */
public record Order(Object key, Integer process, List<Integer> operations) {
    public Order {
        operations = List.copyOf(Objects.requireNonNull(operations, "operations"));
    }
}
